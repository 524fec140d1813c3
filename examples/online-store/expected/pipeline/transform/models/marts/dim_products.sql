-- One row per product_id, as it is now.
-- Asked for by: dataset/shop.products
select
    product_id,
    category
from {{ ref('stg_shop__products') }}
where product_id is not null

