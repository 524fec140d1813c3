{{ config(severity='warn', meta={'rule': 'R-H3'}) }}
-- texts that are no number, date or yes or no were read as missing
select *
from {{ source('raw', 'shop__customers') }}
where (nullif(trim(customer_id), '') is not null and {{ as_integer('customer_id', '.') }} is null)

