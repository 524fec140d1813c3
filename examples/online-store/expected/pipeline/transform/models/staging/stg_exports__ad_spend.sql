-- Cleaned rows of `ad_spend` in `exports`, one per row.
-- Asked for by: dataset/exports.ad_spend
select
    {{ as_date('"day"', true) }} as "day",
    {{ as_text('channel') }} as channel,
    {{ as_decimal('cost', 28, 6, ',') }} as cost
from {{ source('raw', 'exports__ad_spend') }}

