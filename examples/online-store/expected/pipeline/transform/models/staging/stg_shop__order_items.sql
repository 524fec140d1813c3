-- Cleaned rows of `order_items` in `shop`, one per order_item_id.
-- Asked for by: dataset/shop.order_items
select
    {{ as_integer('order_item_id', '.') }} as order_item_id,
    {{ as_integer('order_id', '.') }} as order_id,
    {{ as_integer('product_id', '.') }} as product_id,
    {{ as_integer('quantity', '.') }} as quantity,
    {{ as_decimal('unit_price', 18, 2, '.') }} as unit_price
from {{ source('raw', 'shop__order_items') }}

