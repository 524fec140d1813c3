{{ config(severity='warn', meta={'rule': 'R-H3'}) }}
-- texts that are no number, date or yes or no were read as missing
select *
from {{ source('raw', 'shop__budget') }}
where (nullif(trim(budget_id), '') is not null and {{ as_integer('budget_id', '.') }} is null)
    or (nullif(trim(budget_month), '') is not null and {{ as_date('budget_month', true) }} is null)
    or (nullif(trim(planned_revenue), '') is not null and {{ as_decimal('planned_revenue', 18, 2, '.') }} is null)

