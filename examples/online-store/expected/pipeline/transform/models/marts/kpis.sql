-- One row per KPI: its latest value beside its target.
-- Asked for by: kpi/active-customers, kpi/ad-spend, kpi/average-order-value, kpi/average-selling-price, kpi/contacts-per-thousand-orders, kpi/first-reply-time, kpi/lead-conversion, kpi/monthly-recurring-revenue, kpi/repeat-purchase-rate, kpi/return-on-ad-spend, kpi/return-rate, kpi/returned-units, kpi/revenue, kpi/revenue-against-budget, kpi/site-conversion, kpi/units-sold
with latest_kpi_active_customers as (
    select
        cast('active-customers' as text) as kpi,
        cast('Active customers' as text) as name,
        cast('kpi_active_customers' as text) as model,
        cast('customers' as text) as unit,
        0 as decimals,
        cast('up' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 70 else 70 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then 50 else 50 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then 40 else 40 end as double precision) as act_at,
        cast('Maria Keller' as text) as owner
    from {{ ref('kpi_active_customers') }}
    where period = (select max(period) from {{ ref('kpi_active_customers') }} where value is not null)
),

latest_kpi_ad_spend as (
    select
        cast('ad-spend' as text) as kpi,
        cast('Ad spend' as text) as name,
        cast('kpi_ad_spend' as text) as model,
        cast('EUR' as text) as unit,
        2 as decimals,
        cast('band' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(null as double precision) as target,
        cast(null as double precision) as worry_at,
        cast(null as double precision) as act_at,
        cast(null as text) as owner
    from {{ ref('kpi_ad_spend') }}
    where period = (select max(period) from {{ ref('kpi_ad_spend') }} where value is not null)
),

latest_kpi_average_order_value as (
    select
        cast('average-order-value' as text) as kpi,
        cast('Average order value' as text) as name,
        cast('kpi_average_order_value' as text) as model,
        cast('EUR' as text) as unit,
        2 as decimals,
        cast('up' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 200 else 200 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then 160 else 160 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then 140 else 140 end as double precision) as act_at,
        cast('Maria Keller' as text) as owner
    from {{ ref('kpi_average_order_value') }}
    where period = (select max(period) from {{ ref('kpi_average_order_value') }} where value is not null)
),

latest_kpi_average_selling_price as (
    select
        cast('average-selling-price' as text) as kpi,
        cast('Average selling price' as text) as name,
        cast('kpi_average_selling_price' as text) as model,
        cast('EUR' as text) as unit,
        2 as decimals,
        cast('band' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(null as double precision) as target,
        cast(null as double precision) as worry_at,
        cast(null as double precision) as act_at,
        cast('Head of purchasing' as text) as owner
    from {{ ref('kpi_average_selling_price') }}
    where period = (select max(period) from {{ ref('kpi_average_selling_price') }} where value is not null)
),

latest_kpi_contacts_per_thousand_orders as (
    select
        cast('contacts-per-thousand-orders' as text) as kpi,
        cast('Contacts per thousand orders' as text) as name,
        cast('kpi_contacts_per_thousand_orders' as text) as model,
        cast('tickets' as text) as unit,
        1 as decimals,
        cast('down' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 150 else 150 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then 300 else 300 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then 400 else 400 end as double precision) as act_at,
        cast('Head of support' as text) as owner
    from {{ ref('kpi_contacts_per_thousand_orders') }}
    where period = (select max(period) from {{ ref('kpi_contacts_per_thousand_orders') }} where value is not null)
),

latest_kpi_first_reply_time as (
    select
        cast('first-reply-time' as text) as kpi,
        cast('First reply time' as text) as name,
        cast('kpi_first_reply_time' as text) as model,
        cast('hours' as text) as unit,
        1 as decimals,
        cast('down' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 12 else 12 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then 24 else 24 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then 48 else 48 end as double precision) as act_at,
        cast('Head of support' as text) as owner
    from {{ ref('kpi_first_reply_time') }}
    where period = (select max(period) from {{ ref('kpi_first_reply_time') }} where value is not null)
),

latest_kpi_lead_conversion as (
    select
        cast('lead-conversion' as text) as kpi,
        cast('Lead conversion' as text) as name,
        cast('kpi_lead_conversion' as text) as model,
        cast('%' as text) as unit,
        1 as decimals,
        cast('up' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 20 else 20 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then 10 else 10 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then 8 else 8 end as double precision) as act_at,
        cast('Maria Keller' as text) as owner
    from {{ ref('kpi_lead_conversion') }}
    where period = (select max(period) from {{ ref('kpi_lead_conversion') }} where value is not null)
),

latest_kpi_monthly_recurring_revenue as (
    select
        cast('monthly-recurring-revenue' as text) as kpi,
        cast('Monthly recurring revenue' as text) as name,
        cast('kpi_monthly_recurring_revenue' as text) as model,
        cast('EUR' as text) as unit,
        2 as decimals,
        cast('up' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 1500 else 1500 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then 800 else 800 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then 600 else 600 end as double precision) as act_at,
        cast('Maria Keller' as text) as owner
    from {{ ref('kpi_monthly_recurring_revenue') }}
    where period = (select max(period) from {{ ref('kpi_monthly_recurring_revenue') }} where value is not null)
),

latest_kpi_repeat_purchase_rate as (
    select
        cast('repeat-purchase-rate' as text) as kpi,
        cast('Repeat purchase rate' as text) as name,
        cast('kpi_repeat_purchase_rate' as text) as model,
        cast('%' as text) as unit,
        1 as decimals,
        cast('up' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 30 else 30 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then 24 else 24 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then 20 else 20 end as double precision) as act_at,
        cast('Maria Keller' as text) as owner
    from {{ ref('kpi_repeat_purchase_rate') }}
    where period = (select max(period) from {{ ref('kpi_repeat_purchase_rate') }} where value is not null)
),

latest_kpi_return_on_ad_spend as (
    select
        cast('return-on-ad-spend' as text) as kpi,
        cast('Return on ad spend' as text) as name,
        cast('kpi_return_on_ad_spend' as text) as model,
        cast('ratio' as text) as unit,
        2 as decimals,
        cast('up' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 4 else 4 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then 2.5 else 2.5 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then 2 else 2 end as double precision) as act_at,
        cast('Head of marketing' as text) as owner
    from {{ ref('kpi_return_on_ad_spend') }}
    where period = (select max(period) from {{ ref('kpi_return_on_ad_spend') }} where value is not null)
),

latest_kpi_return_rate as (
    select
        cast('return-rate' as text) as kpi,
        cast('Return rate' as text) as name,
        cast('kpi_return_rate' as text) as model,
        cast('%' as text) as unit,
        1 as decimals,
        cast('down' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 5 else 5 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then 8 else 8 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then 10 else 10 end as double precision) as act_at,
        cast('Head of purchasing' as text) as owner
    from {{ ref('kpi_return_rate') }}
    where period = (select max(period) from {{ ref('kpi_return_rate') }} where value is not null)
),

latest_kpi_returned_units as (
    select
        cast('returned-units' as text) as kpi,
        cast('Returned units' as text) as name,
        cast('kpi_returned_units' as text) as model,
        cast('pieces' as text) as unit,
        0 as decimals,
        cast('down' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(null as double precision) as target,
        cast(null as double precision) as worry_at,
        cast(null as double precision) as act_at,
        cast(null as text) as owner
    from {{ ref('kpi_returned_units') }}
    where period = (select max(period) from {{ ref('kpi_returned_units') }} where value is not null)
),

latest_kpi_revenue as (
    select
        cast('revenue' as text) as kpi,
        cast('Revenue' as text) as name,
        cast('kpi_revenue' as text) as model,
        cast('EUR' as text) as unit,
        2 as decimals,
        cast('up' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 15000 else 15000 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then 11000 else 11000 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then 9000 else 9000 end as double precision) as act_at,
        cast('Maria Keller' as text) as owner
    from {{ ref('kpi_revenue') }}
    where period = (select max(period) from {{ ref('kpi_revenue') }} where value is not null)
),

latest_kpi_revenue_against_budget as (
    select
        cast('revenue-against-budget' as text) as kpi,
        cast('Revenue against budget' as text) as name,
        cast('kpi_revenue_against_budget' as text) as model,
        cast('%' as text) as unit,
        1 as decimals,
        cast('up' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 5 else 5 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then -5 else -5 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then -10 else -10 end as double precision) as act_at,
        cast('Maria Keller' as text) as owner
    from {{ ref('kpi_revenue_against_budget') }}
    where period = (select max(period) from {{ ref('kpi_revenue_against_budget') }} where value is not null)
),

latest_kpi_site_conversion as (
    select
        cast('site-conversion' as text) as kpi,
        cast('Site conversion' as text) as name,
        cast('kpi_site_conversion' as text) as model,
        cast('%' as text) as unit,
        1 as decimals,
        cast('up' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(case when period >= cast('2025-01-01' as date) then 30 else 30 end as double precision) as target,
        cast(case when period >= cast('2025-01-01' as date) then 22 else 22 end as double precision) as worry_at,
        cast(case when period >= cast('2025-01-01' as date) then 18 else 18 end as double precision) as act_at,
        cast('Head of marketing' as text) as owner
    from {{ ref('kpi_site_conversion') }}
    where period = (select max(period) from {{ ref('kpi_site_conversion') }} where value is not null)
),

latest_kpi_units_sold as (
    select
        cast('units-sold' as text) as kpi,
        cast('Units sold' as text) as name,
        cast('kpi_units_sold' as text) as model,
        cast('pieces' as text) as unit,
        0 as decimals,
        cast('up' as text) as direction,
        cast('month' as text) as grain,
        period,
        value,
        cast(null as double precision) as target,
        cast(null as double precision) as worry_at,
        cast(null as double precision) as act_at,
        cast(null as text) as owner
    from {{ ref('kpi_units_sold') }}
    where period = (select max(period) from {{ ref('kpi_units_sold') }} where value is not null)
),

latest as (
    select * from latest_kpi_active_customers
    union all
    select * from latest_kpi_ad_spend
    union all
    select * from latest_kpi_average_order_value
    union all
    select * from latest_kpi_average_selling_price
    union all
    select * from latest_kpi_contacts_per_thousand_orders
    union all
    select * from latest_kpi_first_reply_time
    union all
    select * from latest_kpi_lead_conversion
    union all
    select * from latest_kpi_monthly_recurring_revenue
    union all
    select * from latest_kpi_repeat_purchase_rate
    union all
    select * from latest_kpi_return_on_ad_spend
    union all
    select * from latest_kpi_return_rate
    union all
    select * from latest_kpi_returned_units
    union all
    select * from latest_kpi_revenue
    union all
    select * from latest_kpi_revenue_against_budget
    union all
    select * from latest_kpi_site_conversion
    union all
    select * from latest_kpi_units_sold
)

select
    kpi,
    name,
    model,
    unit,
    decimals,
    direction,
    grain,
    period,
    value,
    target,
    worry_at,
    act_at,
    owner,
    case
        when value is null then 'no value'
        when target is null then 'no target'
        when direction = 'band' and worry_at is null then 'no band'
        when direction = 'up' and value >= target then 'met'
        when direction = 'down' and value <= target then 'met'
        when direction = 'band' and abs(value - target) <= abs(worry_at - target) then 'met'
        when case direction when 'up' then value <= act_at when 'down' then value >= act_at else abs(value - target) >= abs(act_at - target) end then 'act'
        when case direction when 'up' then value <= worry_at when 'down' then value >= worry_at else abs(value - target) >= abs(worry_at - target) end then 'worry'
        else 'missed'
    end as status
from latest

