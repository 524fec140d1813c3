{{ config(severity='warn', meta={'rule': 'R-H3'}) }}
-- texts that are no number, date or yes or no were read as missing
select *
from {{ source('raw', 'shop__returns') }}
where (nullif(trim(return_id), '') is not null and {{ as_integer('return_id', '.') }} is null)
    or (nullif(trim(quantity), '') is not null and {{ as_integer('quantity', '.') }} is null)
    or (nullif(trim(returned_at), '') is not null and {{ as_timestamp('returned_at', true) }} is null)

