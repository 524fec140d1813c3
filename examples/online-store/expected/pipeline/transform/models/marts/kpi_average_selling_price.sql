-- The mean price of a sold piece, each order line weighted by its quantity. One row per month. Leaves out gift cards in words only: no filter does.
-- Asked for by: kpi/average-selling-price
with weighted as (
    select
        cast(date_trunc('month', f.orders_ordered_at) as date) as period,
        sum(f.unit_price * f.quantity) as amount
    from {{ ref('fct_order_items') }} as f
    where f.orders_ordered_at is not null
        and (f.orders_status is null or f.orders_status not in ('cancelled'))
    group by 1
),

weights as (
    select
        cast(date_trunc('month', f.orders_ordered_at) as date) as period,
        sum(case when f.unit_price is not null then f.quantity end) as amount
    from {{ ref('fct_order_items') }} as f
    where f.orders_ordered_at is not null
        and (f.orders_status is null or f.orders_status not in ('cancelled'))
    group by 1
),

measured as (
    select period
    from weighted
    union
    select period
    from weights
),

periods as (
    {{ period_series('measured', 'month') }}
)

select
    p.period,
    cast(cast(coalesce(weighted.amount, 0) as double precision) / nullif(coalesce(weights.amount, 0), 0) as double precision) as value,
    cast(coalesce(weighted.amount, 0) as double precision) as numerator,
    cast(coalesce(weights.amount, 0) as double precision) as denominator
from periods as p
left join weighted on weighted.period = p.period
left join weights on weights.period = p.period

