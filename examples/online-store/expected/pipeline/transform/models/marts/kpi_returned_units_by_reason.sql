-- The number of pieces that customers sent back in the period. One row per month and reason.
-- Asked for by: kpi/returned-units
with total as (
    select
        cast(date_trunc('month', f.returned_at) as date) as period,
        coalesce(cast(f.reason as text), 'unknown') as word,
        sum(f.quantity) as amount
    from {{ ref('fct_returns') }} as f
    where f.returned_at is not null
    group by 1, 2
),

measured as (
    select period, word
    from total
)

select
    p.period,
    p.word as reason,
    cast(coalesce(total.amount, 0) as double precision) as value,
    cast(coalesce(total.amount, 0) as double precision) as numerator,
    cast(null as double precision) as denominator
from measured as p
left join total on total.period = p.period and total.word = p.word

