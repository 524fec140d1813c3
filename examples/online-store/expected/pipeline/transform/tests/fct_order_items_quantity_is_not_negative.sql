{{ config(severity='warn', meta={'rule': 'R-H10'}) }}
-- a negative weight turns a mean upside down
select *
from {{ ref('fct_order_items') }}
where quantity < 0

