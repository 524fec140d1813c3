-- One row per row of `order_items`, with what figures need of it.
-- Asked for by: dataset/shop.order_items
select
    order_items.order_item_id,
    orders.ordered_at as orders_ordered_at,
    orders.status as orders_status,
    order_items.unit_price,
    order_items.quantity,
    order_items.product_id
from {{ ref('stg_shop__order_items') }} as order_items
left join {{ ref('stg_shop__orders') }} as orders on orders.order_id = order_items.order_id

