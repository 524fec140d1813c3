-- The share of visits to the shop in which an order was placed. One row per month. Leaves out robots and employees in words only: no filter does.
-- Asked for by: kpi/site-conversion
with numerator as (
    select
        cast(date_trunc('month', f.started_at) as date) as period,
        count(distinct f.order_id) as amount
    from {{ ref('fct_sessions') }} as f
    where f.started_at is not null
    group by 1
),

denominator as (
    select
        cast(date_trunc('month', f.started_at) as date) as period,
        count(distinct f.session_id) as amount
    from {{ ref('fct_sessions') }} as f
    where f.started_at is not null
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
    cast(100 * cast(coalesce(numerator.amount, 0) as double precision) / nullif(coalesce(denominator.amount, 0), 0) as double precision) as value,
    cast(coalesce(numerator.amount, 0) as double precision) as numerator,
    cast(coalesce(denominator.amount, 0) as double precision) as denominator
from periods as p
left join numerator on numerator.period = p.period
left join denominator on denominator.period = p.period

