-- Cleaned rows of `tickets` in `shop`, one per ticket_id.
-- Asked for by: dataset/shop.tickets
select
    {{ as_integer('ticket_id', '.') }} as ticket_id,
    {{ as_text('channel') }} as channel,
    {{ as_timestamp('opened_at', true) }} as opened_at,
    {{ as_timestamp('first_reply_at', true) }} as first_reply_at
from {{ source('raw', 'shop__tickets') }}

