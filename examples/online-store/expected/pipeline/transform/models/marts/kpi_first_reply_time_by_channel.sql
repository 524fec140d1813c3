-- The median time from opening a ticket to the first answer by a person. One row per month and channel. Leaves out automatic replies and spam in words only: no filter does.
-- Asked for by: kpi/first-reply-time
with duration as (
    select
        cast(date_trunc('month', f.opened_at) as date) as period,
        coalesce(cast(f.channel as text), 'unknown') as word,
        percentile_cont(0.5) within group (order by (extract(epoch from cast(f.first_reply_at as timestamp)) - extract(epoch from cast(f.opened_at as timestamp))) / 3600.0) as amount
    from {{ ref('fct_tickets') }} as f
    where f.opened_at is not null
        and (extract(epoch from cast(f.first_reply_at as timestamp)) - extract(epoch from cast(f.opened_at as timestamp))) / 3600.0 >= 0
    group by 1, 2
),

counted as (
    select
        cast(date_trunc('month', f.opened_at) as date) as period,
        coalesce(cast(f.channel as text), 'unknown') as word,
        count(*) as amount
    from {{ ref('fct_tickets') }} as f
    where f.opened_at is not null
        and (extract(epoch from cast(f.first_reply_at as timestamp)) - extract(epoch from cast(f.opened_at as timestamp))) / 3600.0 >= 0
    group by 1, 2
),

measured as (
    select period, word
    from duration
    union
    select period, word
    from counted
)

select
    p.period,
    p.word as channel,
    cast(duration.amount as double precision) as value,
    cast(null as double precision) as numerator,
    cast(coalesce(counted.amount, 0) as double precision) as denominator
from measured as p
left join duration on duration.period = p.period and duration.word = p.word
left join counted on counted.period = p.period and counted.word = p.word

