-- Cleaned rows of `budget` in `shop`, one per budget_id.
-- Asked for by: dataset/shop.budget
select
    {{ as_integer('budget_id', '.') }} as budget_id,
    {{ as_date('budget_month', true) }} as budget_month,
    {{ as_decimal('planned_revenue', 18, 2, '.') }} as planned_revenue
from {{ source('raw', 'shop__budget') }}

