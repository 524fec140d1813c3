-- The number of different customers who placed at least one order in the period. One row per month and country.
-- Asked for by: kpi/active-customers
with counted as (
    select
        cast(date_trunc('month', f.ordered_at) as date) as period,
        coalesce(cast(d.country as text), 'unknown') as word,
        count(distinct f.customer_id) as amount
    from {{ ref('fct_orders') }} as f
    left join {{ ref('dim_customers') }} as d on d.customer_id = f.customer_id
    where f.ordered_at is not null
        and (f.status is null or f.status not in ('cancelled', 'test'))
    group by 1, 2
),

measured as (
    select period, word
    from counted
)

select
    p.period,
    p.word as country,
    cast(coalesce(counted.amount, 0) as double precision) as value,
    cast(coalesce(counted.amount, 0) as double precision) as numerator,
    cast(null as double precision) as denominator
from measured as p
left join counted on counted.period = p.period and counted.word = p.word

