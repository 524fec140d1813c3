{{ config(severity='warn', meta={'rule': 'R-H3'}) }}
-- texts that are no number, date or yes or no were read as missing
select *
from {{ source('raw', 'exports__sessions') }}
where (nullif(trim(started_at), '') is not null and {{ as_timestamp('started_at', true) }} is null)
    or (nullif(trim(order_id), '') is not null and {{ as_integer('order_id', '.') }} is null)

