-- Cleaned rows of `orders` in `shop`, one per order_id.
-- Asked for by: dataset/shop.orders
select
    {{ as_integer('order_id', '.') }} as order_id,
    {{ as_integer('customer_id', '.') }} as customer_id,
    {{ as_timestamp('ordered_at', true) }} as ordered_at,
    {{ as_text('status') }} as status,
    {{ as_text('channel') }} as channel,
    {{ as_decimal('net_amount', 18, 2, '.') }} as net_amount
from {{ source('raw', 'shop__orders') }}

