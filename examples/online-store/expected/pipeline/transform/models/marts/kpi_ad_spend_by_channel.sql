-- The money spent on advertising in the period, as billed by the networks. One row per month and channel. Leaves out agency fees and salaries in words only: no filter does.
-- Asked for by: kpi/ad-spend
with total as (
    select
        cast(date_trunc('month', f."day") as date) as period,
        coalesce(cast(f.channel as text), 'unknown') as word,
        sum(f.cost) as amount
    from {{ ref('fct_ad_spend') }} as f
    where f."day" is not null
    group by 1, 2
),

measured as (
    select period, word
    from total
)

select
    p.period,
    p.word as channel,
    cast(coalesce(total.amount, 0) as double precision) as value,
    cast(coalesce(total.amount, 0) as double precision) as numerator,
    cast(null as double precision) as denominator
from measured as p
left join total on total.period = p.period and total.word = p.word

