{{ config(severity='warn', meta={'rule': 'R-H3'}) }}
-- texts that are no number, date or yes or no were read as missing
select *
from {{ source('raw', 'shop__orders') }}
where (nullif(trim(order_id), '') is not null and {{ as_integer('order_id', '.') }} is null)
    or (nullif(trim(customer_id), '') is not null and {{ as_integer('customer_id', '.') }} is null)
    or (nullif(trim(ordered_at), '') is not null and {{ as_timestamp('ordered_at', true) }} is null)
    or (nullif(trim(net_amount), '') is not null and {{ as_decimal('net_amount', 18, 2, '.') }} is null)

