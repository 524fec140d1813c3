-- One row per customer_id, as it is now.
-- Asked for by: dataset/shop.customers
select
    customer_id,
    country
from {{ ref('stg_shop__customers') }}
where customer_id is not null

