{{ config(severity='warn', meta={'rule': 'R-H3'}) }}
-- texts that are no number, date or yes or no were read as missing
select *
from {{ source('raw', 'exports__leads') }}
where (nullif(trim(lead_id), '') is not null and {{ as_integer('lead_id', '.') }} is null)
    or (nullif(trim(created_at), '') is not null and {{ as_timestamp('created_at', true) }} is null)
    or (nullif(trim(converted_at), '') is not null and {{ as_timestamp('converted_at', true) }} is null)

