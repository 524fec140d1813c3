-- The share of visits to the shop in which an order was placed. One row per month and channel. Leaves out robots and employees in words only: no filter does.
-- Asked for by: kpi/site-conversion
with numerator as (
    select
        cast(date_trunc('month', f.started_at) as date) as period,
        coalesce(cast(f.channel as text), 'unknown') as word,
        count(distinct f.order_id) as amount
    from {{ ref('fct_sessions') }} as f
    where f.started_at is not null
    group by 1, 2
),

denominator as (
    select
        cast(date_trunc('month', f.started_at) as date) as period,
        coalesce(cast(f.channel as text), 'unknown') as word,
        count(distinct f.session_id) as amount
    from {{ ref('fct_sessions') }} as f
    where f.started_at is not null
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
    cast(100 * cast(coalesce(numerator.amount, 0) as double precision) / nullif(coalesce(denominator.amount, 0), 0) as double precision) as value,
    cast(coalesce(numerator.amount, 0) as double precision) as numerator,
    cast(coalesce(denominator.amount, 0) as double precision) as denominator
from measured as p
left join numerator on numerator.period = p.period and numerator.word = p.word
left join denominator on denominator.period = p.period and denominator.word = p.word

