{{ config(severity='warn', meta={'rule': 'R-H3'}) }}
-- texts that are no number, date or yes or no were read as missing
select *
from {{ source('raw', 'shop__order_items') }}
where (nullif(trim(order_item_id), '') is not null and {{ as_integer('order_item_id', '.') }} is null)
    or (nullif(trim(order_id), '') is not null and {{ as_integer('order_id', '.') }} is null)
    or (nullif(trim(product_id), '') is not null and {{ as_integer('product_id', '.') }} is null)
    or (nullif(trim(quantity), '') is not null and {{ as_integer('quantity', '.') }} is null)
    or (nullif(trim(unit_price), '') is not null and {{ as_decimal('unit_price', 18, 2, '.') }} is null)

