-- Revenue of the period divided by the ad spend of the period. One row per month.
-- Asked for by: kpi/return-on-ad-spend
with part_1 as (
    select
        period,
        value as amount
    from {{ ref('kpi_revenue') }}
),

part_2 as (
    select
        period,
        value as amount
    from {{ ref('kpi_ad_spend') }}
),

measured as (
    select period
    from part_1
    union
    select period
    from part_2
),

periods as (
    {{ period_series('measured', 'month') }}
)

select
    p.period,
    cast((cast(part_1.amount as double precision) / nullif(part_2.amount, 0)) as double precision) as value,
    cast(null as double precision) as numerator,
    cast(null as double precision) as denominator
from periods as p
left join part_1 on part_1.period = p.period
left join part_2 on part_2.period = p.period

