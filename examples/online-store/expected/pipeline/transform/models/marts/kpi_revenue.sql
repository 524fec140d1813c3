-- The net value of all orders placed in the period, without tax and shipping, cancelled and test orders left out. One row per month. Leaves out tax and shipping in words only: no filter does.
-- Asked for by: kpi/revenue
with total as (
    select
        cast(date_trunc('month', f.ordered_at) as date) as period,
        sum(f.net_amount) as amount
    from {{ ref('fct_orders') }} as f
    where f.ordered_at is not null
        and (f.status is null or f.status not in ('cancelled', 'test'))
    group by 1
),

measured as (
    select period
    from total
),

periods as (
    {{ period_series('measured', 'month') }}
)

select
    p.period,
    cast(coalesce(total.amount, 0) as double precision) as value,
    cast(coalesce(total.amount, 0) as double precision) as numerator,
    cast(null as double precision) as denominator
from periods as p
left join total on total.period = p.period

