-- The median time from opening a ticket to the first answer by a person. One row per month. Leaves out automatic replies and spam in words only: no filter does.
-- Asked for by: kpi/first-reply-time
with duration as (
    select
        cast(date_trunc('month', f.opened_at) as date) as period,
        percentile_cont(0.5) within group (order by (extract(epoch from cast(f.first_reply_at as timestamp)) - extract(epoch from cast(f.opened_at as timestamp))) / 3600.0) as amount
    from {{ ref('fct_tickets') }} as f
    where f.opened_at is not null
        and (extract(epoch from cast(f.first_reply_at as timestamp)) - extract(epoch from cast(f.opened_at as timestamp))) / 3600.0 >= 0
    group by 1
),

counted as (
    select
        cast(date_trunc('month', f.opened_at) as date) as period,
        count(*) as amount
    from {{ ref('fct_tickets') }} as f
    where f.opened_at is not null
        and (extract(epoch from cast(f.first_reply_at as timestamp)) - extract(epoch from cast(f.opened_at as timestamp))) / 3600.0 >= 0
    group by 1
),

measured as (
    select period
    from duration
    union
    select period
    from counted
),

periods as (
    {{ period_series('measured', 'month') }}
)

select
    p.period,
    cast(duration.amount as double precision) as value,
    cast(null as double precision) as numerator,
    cast(coalesce(counted.amount, 0) as double precision) as denominator
from periods as p
left join duration on duration.period = p.period
left join counted on counted.period = p.period

