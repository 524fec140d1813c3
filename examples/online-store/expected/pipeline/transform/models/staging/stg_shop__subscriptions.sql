-- Cleaned rows of `subscriptions` in `shop`, one per subscription_id.
-- Asked for by: dataset/shop.subscriptions
select
    {{ as_integer('subscription_id', '.') }} as subscription_id,
    {{ as_text('"plan"') }} as "plan",
    {{ as_decimal('monthly_fee', 18, 2, '.') }} as monthly_fee,
    {{ as_date('started_on', true) }} as started_on,
    {{ as_date('ended_on', true) }} as ended_on
from {{ source('raw', 'shop__subscriptions') }}

