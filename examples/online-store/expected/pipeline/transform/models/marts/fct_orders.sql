-- One row per row of `orders`, with what figures need of it.
-- Asked for by: dataset/shop.orders
select
    orders.order_id,
    orders.ordered_at,
    orders.status,
    orders.customer_id,
    orders.net_amount,
    orders.channel
from {{ ref('stg_shop__orders') }} as orders

