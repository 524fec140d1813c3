-- Cleaned rows of `customers` in `shop`, one per customer_id.
-- Asked for by: dataset/shop.customers
select
    {{ as_integer('customer_id', '.') }} as customer_id,
    {{ as_text('country') }} as country
from {{ source('raw', 'shop__customers') }}

