-- One row per row of `ad_spend`, with what figures need of it.
-- Asked for by: dataset/exports.ad_spend
select
    ad_spend."day",
    ad_spend.cost,
    ad_spend.channel
from {{ ref('stg_exports__ad_spend') }} as ad_spend

