{{ config(severity='warn', meta={'rule': 'R-H3'}) }}
-- texts that are no number, date or yes or no were read as missing
select *
from {{ source('raw', 'shop__tickets') }}
where (nullif(trim(ticket_id), '') is not null and {{ as_integer('ticket_id', '.') }} is null)
    or (nullif(trim(opened_at), '') is not null and {{ as_timestamp('opened_at', true) }} is null)
    or (nullif(trim(first_reply_at), '') is not null and {{ as_timestamp('first_reply_at', true) }} is null)

