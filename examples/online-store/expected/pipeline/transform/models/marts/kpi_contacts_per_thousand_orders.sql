-- Support tickets opened in the period for every thousand orders placed in the period. One row per month. Leaves out spam in words only: no filter does.
-- Asked for by: kpi/contacts-per-thousand-orders
with numerator as (
    select
        cast(date_trunc('month', f.opened_at) as date) as period,
        count(distinct f.ticket_id) as amount
    from {{ ref('fct_tickets') }} as f
    where f.opened_at is not null
    group by 1
),

denominator as (
    select
        cast(date_trunc('month', f.ordered_at) as date) as period,
        count(distinct f.order_id) as amount
    from {{ ref('fct_orders') }} as f
    where f.ordered_at is not null
    group by 1
),

measured as (
    select period
    from numerator
    union
    select period
    from denominator
),

periods as (
    {{ period_series('measured', 'month') }}
)

select
    p.period,
    cast(1000 * cast(coalesce(numerator.amount, 0) as double precision) / nullif(coalesce(denominator.amount, 0), 0) as double precision) as value,
    cast(coalesce(numerator.amount, 0) as double precision) as numerator,
    cast(coalesce(denominator.amount, 0) as double precision) as denominator
from periods as p
left join numerator on numerator.period = p.period
left join denominator on denominator.period = p.period

