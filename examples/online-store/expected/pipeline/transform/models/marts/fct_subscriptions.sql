-- One row per row of `subscriptions`, with what figures need of it.
-- Asked for by: dataset/shop.subscriptions
select
    subscriptions.subscription_id,
    subscriptions.started_on,
    subscriptions.ended_on,
    subscriptions.monthly_fee,
    subscriptions."plan"
from {{ ref('stg_shop__subscriptions') }} as subscriptions

