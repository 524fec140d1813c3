-- One row per day between the first and the last of which any fact knows.
-- Asked for by: 
with bounds as (
    select cast(min("day") as date) as period from {{ ref('fct_ad_spend') }}
    union all
    select cast(max("day") as date) from {{ ref('fct_ad_spend') }}
    union all
    select cast(min(budget_month) as date) as period from {{ ref('fct_budget') }}
    union all
    select cast(max(budget_month) as date) from {{ ref('fct_budget') }}
    union all
    select cast(min(created_at) as date) as period from {{ ref('fct_leads') }}
    union all
    select cast(max(created_at) as date) from {{ ref('fct_leads') }}
    union all
    select cast(min(orders_ordered_at) as date) as period from {{ ref('fct_order_items') }}
    union all
    select cast(max(orders_ordered_at) as date) from {{ ref('fct_order_items') }}
    union all
    select cast(min(ordered_at) as date) as period from {{ ref('fct_orders') }}
    union all
    select cast(max(ordered_at) as date) from {{ ref('fct_orders') }}
    union all
    select cast(min(returned_at) as date) as period from {{ ref('fct_returns') }}
    union all
    select cast(max(returned_at) as date) from {{ ref('fct_returns') }}
    union all
    select cast(min(started_at) as date) as period from {{ ref('fct_sessions') }}
    union all
    select cast(max(started_at) as date) from {{ ref('fct_sessions') }}
    union all
    select cast(min(started_on) as date) as period from {{ ref('fct_subscriptions') }}
    union all
    select cast(max(started_on) as date) from {{ ref('fct_subscriptions') }}
    union all
    select cast(min(opened_at) as date) as period from {{ ref('fct_tickets') }}
    union all
    select cast(max(opened_at) as date) from {{ ref('fct_tickets') }}
),

days as (
    {{ period_series('bounds', 'day') }}
)

select
    period as date_day,
    cast(date_trunc('week', period) as date) as week_start,
    cast(date_trunc('month', period) as date) as month_start,
    cast(date_trunc('quarter', period) as date) as quarter_start,
    cast(date_trunc('year', period) as date) as year_start
from days

