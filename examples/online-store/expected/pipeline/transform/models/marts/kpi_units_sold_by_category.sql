-- The number of pieces on order lines of the period. One row per month and category.
-- Asked for by: kpi/units-sold
with total as (
    select
        cast(date_trunc('month', f.orders_ordered_at) as date) as period,
        coalesce(cast(d.category as text), 'unknown') as word,
        sum(f.quantity) as amount
    from {{ ref('fct_order_items') }} as f
    left join {{ ref('dim_products') }} as d on d.product_id = f.product_id
    where f.orders_ordered_at is not null
        and (f.orders_status is null or f.orders_status not in ('cancelled'))
    group by 1, 2
),

measured as (
    select period, word
    from total
)

select
    p.period,
    p.word as category,
    cast(coalesce(total.amount, 0) as double precision) as value,
    cast(coalesce(total.amount, 0) as double precision) as numerator,
    cast(null as double precision) as denominator
from measured as p
left join total on total.period = p.period and total.word = p.word

