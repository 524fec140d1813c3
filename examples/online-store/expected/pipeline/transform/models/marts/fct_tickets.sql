-- One row per row of `tickets`, with what figures need of it.
-- Asked for by: dataset/shop.tickets
select
    tickets.ticket_id,
    tickets.opened_at,
    tickets.first_reply_at,
    tickets.channel
from {{ ref('stg_shop__tickets') }} as tickets

