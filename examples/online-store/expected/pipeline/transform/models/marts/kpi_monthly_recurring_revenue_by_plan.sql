-- The monthly fees of all contracts that are active on the last day of the period. One row per month and plan. Leaves out trials, usage fees and one-off fees in words only: no filter does.
-- Asked for by: kpi/monthly-recurring-revenue
with validity as (
    select
        f.started_on as started,
        f.ended_on as ended,
        coalesce(cast(f."plan" as text), 'unknown') as word,
        f.monthly_fee as amount
    from {{ ref('fct_subscriptions') }} as f
    where f.started_on is not null
),

bounds as (
    select
        cast(date_trunc('month', min(started)) as date) as period
    from validity
    union all
    select
        cast(date_trunc('month', least(max(greatest(started, coalesce(ended, started))), current_date, (select max(date_day) from {{ ref('dim_date') }}))) as date) as period
    from validity
),

days as (
    {{ period_series('bounds', 'month') }}
),

closings as (
    select
        d.period,
        cast(d.period + interval '1 month' as date) as next_period,
        cast(d.period + interval '1 month' as date) - 1 as last_day
    from days as d
),

level as (
    select
        c.period,
        v.word,
        sum(v.amount) as amount
    from closings as c
    inner join validity as v on v.started < c.next_period and (v.ended is null or v.ended >= c.last_day)
    group by 1, 2
),

measured as (
    select period, word
    from level
)

select
    p.period,
    p.word as "plan",
    cast(coalesce(level.amount, 0) as double precision) as value,
    cast(coalesce(level.amount, 0) as double precision) as numerator,
    cast(null as double precision) as denominator
from measured as p
left join level on level.period = p.period and level.word = p.word

