{{ config(severity='warn', meta={'rule': 'R-H3'}) }}
-- texts that are no number, date or yes or no were read as missing
select *
from {{ source('raw', 'exports__ad_spend') }}
where (nullif(trim("day"), '') is not null and {{ as_date('"day"', true) }} is null)
    or (nullif(trim(cost), '') is not null and {{ as_decimal('cost', 28, 6, ',') }} is null)

