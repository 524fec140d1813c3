-- Of the customers who ordered for the first time in the period, the share who ordered again within 90 days. One row per month.
-- Asked for by: kpi/repeat-purchase-rate
with events as (
    select
        f.customer_id as member,
        f.ordered_at as happened_at
    from {{ ref('fct_orders') }} as f
    where f.ordered_at is not null
        and (f.status is null or f.status not in ('cancelled', 'test'))
        and f.customer_id is not null
),

ranked as (
    select
        member,
        happened_at,
        row_number() over (partition by member order by happened_at) as turn,
        lead(happened_at) over (partition by member order by happened_at) as next_at
    from events
),

cohort as (
    select
        cast(date_trunc('month', happened_at) as date) as period,
        case when next_at <= happened_at + interval '90 days' then 1 else 0 end as kept
    from ranked
    where turn = 1
),

kept as (
    select
        period,
        sum(kept) as amount
    from cohort
    where cast(period + interval '1 month' as date) + interval '90 days' <= (select max(cast(happened_at as date)) + 1 from events)
    group by 1
),

counted as (
    select
        period,
        count(*) as amount
    from cohort
    where cast(period + interval '1 month' as date) + interval '90 days' <= (select max(cast(happened_at as date)) + 1 from events)
    group by 1
),

measured as (
    select period
    from kept
    union
    select period
    from counted
),

periods as (
    {{ period_series('measured', 'month') }}
)

select
    p.period,
    cast(100 * cast(coalesce(kept.amount, 0) as double precision) / nullif(coalesce(counted.amount, 0), 0) as double precision) as value,
    cast(coalesce(kept.amount, 0) as double precision) as numerator,
    cast(coalesce(counted.amount, 0) as double precision) as denominator
from periods as p
left join kept on kept.period = p.period
left join counted on counted.period = p.period

