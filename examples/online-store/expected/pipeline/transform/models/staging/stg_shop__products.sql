-- Cleaned rows of `products` in `shop`, one per product_id.
-- Asked for by: dataset/shop.products
select
    {{ as_integer('product_id', '.') }} as product_id,
    {{ as_text('category') }} as category
from {{ source('raw', 'shop__products') }}

