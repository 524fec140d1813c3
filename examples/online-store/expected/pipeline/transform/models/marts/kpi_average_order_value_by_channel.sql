-- The net value of all orders of the period divided by the number of these orders, cancelled and test orders left out. One row per month and channel. Leaves out tax and shipping in words only: no filter does.
-- Asked for by: kpi/average-order-value
with numerator as (
    select
        cast(date_trunc('month', f.ordered_at) as date) as period,
        coalesce(cast(f.channel as text), 'unknown') as word,
        sum(f.net_amount) as amount
    from {{ ref('fct_orders') }} as f
    where f.ordered_at is not null
        and (f.status is null or f.status not in ('cancelled', 'test'))
    group by 1, 2
),

denominator as (
    select
        cast(date_trunc('month', f.ordered_at) as date) as period,
        coalesce(cast(f.channel as text), 'unknown') as word,
        count(distinct f.order_id) as amount
    from {{ ref('fct_orders') }} as f
    where f.ordered_at is not null
        and (f.status is null or f.status not in ('cancelled', 'test'))
    group by 1, 2
),

measured as (
    select period, word
    from numerator
    union
    select period, word
    from denominator
)

select
    p.period,
    p.word as channel,
    cast(cast(coalesce(numerator.amount, 0) as double precision) / nullif(coalesce(denominator.amount, 0), 0) as double precision) as value,
    cast(coalesce(numerator.amount, 0) as double precision) as numerator,
    cast(coalesce(denominator.amount, 0) as double precision) as denominator
from measured as p
left join numerator on numerator.period = p.period and numerator.word = p.word
left join denominator on denominator.period = p.period and denominator.word = p.word

