-- The number of pieces on order lines of the period. One row per month.
-- Asked for by: kpi/units-sold
with total as (
    select
        cast(date_trunc('month', f.orders_ordered_at) as date) as period,
        sum(f.quantity) as amount
    from {{ ref('fct_order_items') }} as f
    where f.orders_ordered_at is not null
        and (f.orders_status is null or f.orders_status not in ('cancelled'))
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

