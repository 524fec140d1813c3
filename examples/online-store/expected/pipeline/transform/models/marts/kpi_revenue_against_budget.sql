-- Actual revenue less budgeted revenue, divided by budgeted revenue, for the same period. One row per month.
-- Asked for by: kpi/revenue-against-budget
with actual as (
    select
        cast(date_trunc('month', f.ordered_at) as date) as period,
        sum(f.net_amount) as amount
    from {{ ref('fct_orders') }} as f
    where f.ordered_at is not null
        and (f.status is null or f.status not in ('cancelled', 'test'))
    group by 1
),

planned as (
    select
        cast(date_trunc('month', f.budget_month) as date) as period,
        sum(f.planned_revenue) as amount
    from {{ ref('fct_budget') }} as f
    where f.budget_month is not null
    group by 1
),

measured as (
    select period
    from actual
    union
    select period
    from planned
),

periods as (
    {{ period_series('measured', 'month') }}
)

select
    p.period,
    cast(100 * cast((coalesce(actual.amount, 0) - coalesce(planned.amount, 0)) as double precision) / nullif(abs(coalesce(planned.amount, 0)), 0) as double precision) as value,
    cast(coalesce(actual.amount, 0) as double precision) as numerator,
    cast(coalesce(planned.amount, 0) as double precision) as denominator
from periods as p
left join actual on actual.period = p.period
left join planned on planned.period = p.period

