-- The number of different customers who placed at least one order in the period. One row per month.
-- Asked for by: kpi/active-customers
with counted as (
    select
        cast(date_trunc('month', f.ordered_at) as date) as period,
        count(distinct f.customer_id) as amount
    from {{ ref('fct_orders') }} as f
    where f.ordered_at is not null
        and (f.status is null or f.status not in ('cancelled', 'test'))
    group by 1
),

measured as (
    select period
    from counted
),

periods as (
    {{ period_series('measured', 'month') }}
)

select
    p.period,
    cast(coalesce(counted.amount, 0) as double precision) as value,
    cast(coalesce(counted.amount, 0) as double precision) as numerator,
    cast(null as double precision) as denominator
from periods as p
left join counted on counted.period = p.period

