-- One row per row of `budget`, with what figures need of it.
-- Asked for by: dataset/shop.budget
select
    budget.budget_id,
    budget.budget_month,
    budget.planned_revenue
from {{ ref('stg_shop__budget') }} as budget

