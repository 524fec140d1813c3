-- Of the leads that came in during the period, the share that became customers. One row per month. Leaves out duplicates in words only: no filter does.
-- Asked for by: kpi/lead-conversion
with entrants as (
    select
        f.lead_id as member,
        f.created_at as started,
        f.converted_at as ended
    from {{ ref('fct_leads') }} as f
    where f.created_at is not null
        and f.lead_id is not null
),

cohort as (
    select
        cast(date_trunc('month', e.started) as date) as period,
        e.member,
        max(case when e.ended >= e.started then 1 else 0 end) as kept
    from entrants as e
    group by 1, 2
),

kept as (
    select
        period,
        sum(kept) as amount
    from cohort
    group by 1
),

counted as (
    select
        period,
        count(*) as amount
    from cohort
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

