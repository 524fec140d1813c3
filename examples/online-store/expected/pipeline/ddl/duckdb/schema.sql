-- The star and the figures of the pipeline, for an empty database.
create schema if not exists marts;

create table marts.dim_customers (
    customer_id bigint not null,
    country text,
    primary key (customer_id)
);
comment on table marts.dim_customers is 'One row per customer_id, as it is now.';

create table marts.dim_products (
    product_id bigint not null,
    category text,
    primary key (product_id)
);
comment on table marts.dim_products is 'One row per product_id, as it is now.';

create table marts.fct_ad_spend (
    "day" date,
    cost numeric(28, 6),
    channel text
);
comment on table marts.fct_ad_spend is 'One row per row of `ad_spend`, with what figures need of it.';

create table marts.fct_budget (
    budget_id bigint not null,
    budget_month date,
    planned_revenue numeric(18, 2),
    primary key (budget_id)
);
comment on table marts.fct_budget is 'One row per row of `budget`, with what figures need of it.';

create table marts.fct_leads (
    lead_id bigint not null,
    created_at timestamp,
    converted_at timestamp,
    origin text,
    primary key (lead_id)
);
comment on table marts.fct_leads is 'One row per row of `leads`, with what figures need of it.';

create table marts.fct_returns (
    return_id bigint not null,
    returned_at timestamp,
    quantity bigint,
    reason text,
    primary key (return_id)
);
comment on table marts.fct_returns is 'One row per row of `returns`, with what figures need of it.';

create table marts.fct_sessions (
    session_id text not null,
    started_at timestamp,
    order_id bigint,
    channel text,
    primary key (session_id)
);
comment on table marts.fct_sessions is 'One row per row of `sessions`, with what figures need of it.';

create table marts.fct_subscriptions (
    subscription_id bigint not null,
    started_on date,
    ended_on date,
    monthly_fee numeric(18, 2),
    "plan" text,
    primary key (subscription_id)
);
comment on table marts.fct_subscriptions is 'One row per row of `subscriptions`, with what figures need of it.';

create table marts.fct_tickets (
    ticket_id bigint not null,
    opened_at timestamp,
    first_reply_at timestamp,
    channel text,
    primary key (ticket_id)
);
comment on table marts.fct_tickets is 'One row per row of `tickets`, with what figures need of it.';

create table marts.dim_date (
    date_day date not null,
    week_start date,
    month_start date,
    quarter_start date,
    year_start date,
    primary key (date_day)
);
comment on table marts.dim_date is 'One row per day between the first and the last of which any fact knows.';
comment on column marts.dim_date.date_day is 'The day.';
comment on column marts.dim_date.week_start is 'First day of its period.';
comment on column marts.dim_date.month_start is 'First day of its period.';
comment on column marts.dim_date.quarter_start is 'First day of its period.';
comment on column marts.dim_date.year_start is 'First day of its period.';

create table marts.kpi_active_customers (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_active_customers is 'The number of different customers who placed at least one order in the period. One row per month.';
comment on column marts.kpi_active_customers.period is 'First day of the month.';
comment on column marts.kpi_active_customers.value is 'Active customers in customers.';
comment on column marts.kpi_active_customers.numerator is 'The top of the formula.';
comment on column marts.kpi_active_customers.denominator is 'The bottom of the formula.';

create table marts.kpi_active_customers_by_country (
    period date not null,
    country text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, country)
);
comment on table marts.kpi_active_customers_by_country is 'The number of different customers who placed at least one order in the period. One row per month and country.';
comment on column marts.kpi_active_customers_by_country.period is 'First day of the month.';
comment on column marts.kpi_active_customers_by_country.country is 'What the figure is split by.';
comment on column marts.kpi_active_customers_by_country.value is 'Active customers in customers.';
comment on column marts.kpi_active_customers_by_country.numerator is 'The top of the formula.';
comment on column marts.kpi_active_customers_by_country.denominator is 'The bottom of the formula.';

create table marts.kpi_ad_spend (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_ad_spend is 'The money spent on advertising in the period, as billed by the networks. One row per month. Leaves out agency fees and salaries in words only: no filter does.';
comment on column marts.kpi_ad_spend.period is 'First day of the month.';
comment on column marts.kpi_ad_spend.value is 'Ad spend in EUR.';
comment on column marts.kpi_ad_spend.numerator is 'The top of the formula.';
comment on column marts.kpi_ad_spend.denominator is 'The bottom of the formula.';

create table marts.kpi_ad_spend_by_channel (
    period date not null,
    channel text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, channel)
);
comment on table marts.kpi_ad_spend_by_channel is 'The money spent on advertising in the period, as billed by the networks. One row per month and channel. Leaves out agency fees and salaries in words only: no filter does.';
comment on column marts.kpi_ad_spend_by_channel.period is 'First day of the month.';
comment on column marts.kpi_ad_spend_by_channel.channel is 'What the figure is split by.';
comment on column marts.kpi_ad_spend_by_channel.value is 'Ad spend in EUR.';
comment on column marts.kpi_ad_spend_by_channel.numerator is 'The top of the formula.';
comment on column marts.kpi_ad_spend_by_channel.denominator is 'The bottom of the formula.';

create table marts.kpi_average_order_value (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_average_order_value is 'The net value of all orders of the period divided by the number of these orders, cancelled and test orders left out. One row per month. Leaves out tax and shipping in words only: no filter does.';
comment on column marts.kpi_average_order_value.period is 'First day of the month.';
comment on column marts.kpi_average_order_value.value is 'Average order value in EUR.';
comment on column marts.kpi_average_order_value.numerator is 'net value of the orders';
comment on column marts.kpi_average_order_value.denominator is 'number of the orders';

create table marts.kpi_average_order_value_by_channel (
    period date not null,
    channel text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, channel)
);
comment on table marts.kpi_average_order_value_by_channel is 'The net value of all orders of the period divided by the number of these orders, cancelled and test orders left out. One row per month and channel. Leaves out tax and shipping in words only: no filter does.';
comment on column marts.kpi_average_order_value_by_channel.period is 'First day of the month.';
comment on column marts.kpi_average_order_value_by_channel.channel is 'What the figure is split by.';
comment on column marts.kpi_average_order_value_by_channel.value is 'Average order value in EUR.';
comment on column marts.kpi_average_order_value_by_channel.numerator is 'net value of the orders';
comment on column marts.kpi_average_order_value_by_channel.denominator is 'number of the orders';

create table marts.kpi_average_selling_price (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_average_selling_price is 'The mean price of a sold piece, each order line weighted by its quantity. One row per month. Leaves out gift cards in words only: no filter does.';
comment on column marts.kpi_average_selling_price.period is 'First day of the month.';
comment on column marts.kpi_average_selling_price.value is 'Average selling price in EUR.';
comment on column marts.kpi_average_selling_price.numerator is 'The top of the formula.';
comment on column marts.kpi_average_selling_price.denominator is 'The bottom of the formula.';

create table marts.kpi_average_selling_price_by_category (
    period date not null,
    category text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, category)
);
comment on table marts.kpi_average_selling_price_by_category is 'The mean price of a sold piece, each order line weighted by its quantity. One row per month and category. Leaves out gift cards in words only: no filter does.';
comment on column marts.kpi_average_selling_price_by_category.period is 'First day of the month.';
comment on column marts.kpi_average_selling_price_by_category.category is 'What the figure is split by.';
comment on column marts.kpi_average_selling_price_by_category.value is 'Average selling price in EUR.';
comment on column marts.kpi_average_selling_price_by_category.numerator is 'The top of the formula.';
comment on column marts.kpi_average_selling_price_by_category.denominator is 'The bottom of the formula.';

create table marts.kpi_contacts_per_thousand_orders (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_contacts_per_thousand_orders is 'Support tickets opened in the period for every thousand orders placed in the period. One row per month. Leaves out spam in words only: no filter does.';
comment on column marts.kpi_contacts_per_thousand_orders.period is 'First day of the month.';
comment on column marts.kpi_contacts_per_thousand_orders.value is 'Contacts per thousand orders in tickets.';
comment on column marts.kpi_contacts_per_thousand_orders.numerator is 'tickets opened';
comment on column marts.kpi_contacts_per_thousand_orders.denominator is 'orders placed';

create table marts.kpi_first_reply_time (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_first_reply_time is 'The median time from opening a ticket to the first answer by a person. One row per month. Leaves out automatic replies and spam in words only: no filter does.';
comment on column marts.kpi_first_reply_time.period is 'First day of the month.';
comment on column marts.kpi_first_reply_time.value is 'First reply time in hours.';
comment on column marts.kpi_first_reply_time.numerator is 'The top of the formula.';
comment on column marts.kpi_first_reply_time.denominator is 'The bottom of the formula.';

create table marts.kpi_first_reply_time_by_channel (
    period date not null,
    channel text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, channel)
);
comment on table marts.kpi_first_reply_time_by_channel is 'The median time from opening a ticket to the first answer by a person. One row per month and channel. Leaves out automatic replies and spam in words only: no filter does.';
comment on column marts.kpi_first_reply_time_by_channel.period is 'First day of the month.';
comment on column marts.kpi_first_reply_time_by_channel.channel is 'What the figure is split by.';
comment on column marts.kpi_first_reply_time_by_channel.value is 'First reply time in hours.';
comment on column marts.kpi_first_reply_time_by_channel.numerator is 'The top of the formula.';
comment on column marts.kpi_first_reply_time_by_channel.denominator is 'The bottom of the formula.';

create table marts.kpi_lead_conversion (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_lead_conversion is 'Of the leads that came in during the period, the share that became customers. One row per month. Leaves out duplicates in words only: no filter does.';
comment on column marts.kpi_lead_conversion.period is 'First day of the month.';
comment on column marts.kpi_lead_conversion.value is 'Lead conversion in %.';
comment on column marts.kpi_lead_conversion.numerator is 'leads that became customers';
comment on column marts.kpi_lead_conversion.denominator is 'leads of the period';

create table marts.kpi_lead_conversion_by_source (
    period date not null,
    source text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, source)
);
comment on table marts.kpi_lead_conversion_by_source is 'Of the leads that came in during the period, the share that became customers. One row per month and source. Leaves out duplicates in words only: no filter does.';
comment on column marts.kpi_lead_conversion_by_source.period is 'First day of the month.';
comment on column marts.kpi_lead_conversion_by_source.source is 'What the figure is split by.';
comment on column marts.kpi_lead_conversion_by_source.value is 'Lead conversion in %.';
comment on column marts.kpi_lead_conversion_by_source.numerator is 'leads that became customers';
comment on column marts.kpi_lead_conversion_by_source.denominator is 'leads of the period';

create table marts.kpi_monthly_recurring_revenue (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_monthly_recurring_revenue is 'The monthly fees of all contracts that are active on the last day of the period. One row per month. Leaves out trials, usage fees and one-off fees in words only: no filter does.';
comment on column marts.kpi_monthly_recurring_revenue.period is 'First day of the month.';
comment on column marts.kpi_monthly_recurring_revenue.value is 'Monthly recurring revenue in EUR.';
comment on column marts.kpi_monthly_recurring_revenue.numerator is 'The top of the formula.';
comment on column marts.kpi_monthly_recurring_revenue.denominator is 'The bottom of the formula.';

create table marts.kpi_monthly_recurring_revenue_by_plan (
    period date not null,
    "plan" text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, "plan")
);
comment on table marts.kpi_monthly_recurring_revenue_by_plan is 'The monthly fees of all contracts that are active on the last day of the period. One row per month and plan. Leaves out trials, usage fees and one-off fees in words only: no filter does.';
comment on column marts.kpi_monthly_recurring_revenue_by_plan.period is 'First day of the month.';
comment on column marts.kpi_monthly_recurring_revenue_by_plan."plan" is 'What the figure is split by.';
comment on column marts.kpi_monthly_recurring_revenue_by_plan.value is 'Monthly recurring revenue in EUR.';
comment on column marts.kpi_monthly_recurring_revenue_by_plan.numerator is 'The top of the formula.';
comment on column marts.kpi_monthly_recurring_revenue_by_plan.denominator is 'The bottom of the formula.';

create table marts.kpi_repeat_purchase_rate (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_repeat_purchase_rate is 'Of the customers who ordered for the first time in the period, the share who ordered again within 90 days. One row per month.';
comment on column marts.kpi_repeat_purchase_rate.period is 'First day of the month.';
comment on column marts.kpi_repeat_purchase_rate.value is 'Repeat purchase rate in %.';
comment on column marts.kpi_repeat_purchase_rate.numerator is 'first-time buyers with a second order within the window';
comment on column marts.kpi_repeat_purchase_rate.denominator is 'first-time buyers of the period';

create table marts.kpi_revenue (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_revenue is 'The net value of all orders placed in the period, without tax and shipping, cancelled and test orders left out. One row per month. Leaves out tax and shipping in words only: no filter does.';
comment on column marts.kpi_revenue.period is 'First day of the month.';
comment on column marts.kpi_revenue.value is 'Revenue in EUR.';
comment on column marts.kpi_revenue.numerator is 'The top of the formula.';
comment on column marts.kpi_revenue.denominator is 'The bottom of the formula.';

create table marts.kpi_return_on_ad_spend (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_return_on_ad_spend is 'Revenue of the period divided by the ad spend of the period. One row per month.';
comment on column marts.kpi_return_on_ad_spend.period is 'First day of the month.';
comment on column marts.kpi_return_on_ad_spend.value is 'Return on ad spend in ratio.';
comment on column marts.kpi_return_on_ad_spend.numerator is 'revenue';
comment on column marts.kpi_return_on_ad_spend.denominator is 'ad spend';

create table marts.kpi_returned_units (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_returned_units is 'The number of pieces that customers sent back in the period. One row per month.';
comment on column marts.kpi_returned_units.period is 'First day of the month.';
comment on column marts.kpi_returned_units.value is 'Returned units in pieces.';
comment on column marts.kpi_returned_units.numerator is 'The top of the formula.';
comment on column marts.kpi_returned_units.denominator is 'The bottom of the formula.';

create table marts.kpi_units_sold (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_units_sold is 'The number of pieces on order lines of the period. One row per month.';
comment on column marts.kpi_units_sold.period is 'First day of the month.';
comment on column marts.kpi_units_sold.value is 'Units sold in pieces.';
comment on column marts.kpi_units_sold.numerator is 'The top of the formula.';
comment on column marts.kpi_units_sold.denominator is 'The bottom of the formula.';

create table marts.kpi_return_rate (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_return_rate is 'Pieces returned in the period divided by pieces sold in the same period. One row per month.';
comment on column marts.kpi_return_rate.period is 'First day of the month.';
comment on column marts.kpi_return_rate.value is 'Return rate in %.';
comment on column marts.kpi_return_rate.numerator is 'returned units';
comment on column marts.kpi_return_rate.denominator is 'units sold';

create table marts.kpi_returned_units_by_reason (
    period date not null,
    reason text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, reason)
);
comment on table marts.kpi_returned_units_by_reason is 'The number of pieces that customers sent back in the period. One row per month and reason.';
comment on column marts.kpi_returned_units_by_reason.period is 'First day of the month.';
comment on column marts.kpi_returned_units_by_reason.reason is 'What the figure is split by.';
comment on column marts.kpi_returned_units_by_reason.value is 'Returned units in pieces.';
comment on column marts.kpi_returned_units_by_reason.numerator is 'The top of the formula.';
comment on column marts.kpi_returned_units_by_reason.denominator is 'The bottom of the formula.';

create table marts.kpi_revenue_by_country (
    period date not null,
    country text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, country)
);
comment on table marts.kpi_revenue_by_country is 'The net value of all orders placed in the period, without tax and shipping, cancelled and test orders left out. One row per month and country. Leaves out tax and shipping in words only: no filter does.';
comment on column marts.kpi_revenue_by_country.period is 'First day of the month.';
comment on column marts.kpi_revenue_by_country.country is 'What the figure is split by.';
comment on column marts.kpi_revenue_by_country.value is 'Revenue in EUR.';
comment on column marts.kpi_revenue_by_country.numerator is 'The top of the formula.';
comment on column marts.kpi_revenue_by_country.denominator is 'The bottom of the formula.';

create table marts.kpi_revenue_by_channel (
    period date not null,
    channel text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, channel)
);
comment on table marts.kpi_revenue_by_channel is 'The net value of all orders placed in the period, without tax and shipping, cancelled and test orders left out. One row per month and channel. Leaves out tax and shipping in words only: no filter does.';
comment on column marts.kpi_revenue_by_channel.period is 'First day of the month.';
comment on column marts.kpi_revenue_by_channel.channel is 'What the figure is split by.';
comment on column marts.kpi_revenue_by_channel.value is 'Revenue in EUR.';
comment on column marts.kpi_revenue_by_channel.numerator is 'The top of the formula.';
comment on column marts.kpi_revenue_by_channel.denominator is 'The bottom of the formula.';

create table marts.kpi_revenue_against_budget (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_revenue_against_budget is 'Actual revenue less budgeted revenue, divided by budgeted revenue, for the same period. One row per month.';
comment on column marts.kpi_revenue_against_budget.period is 'First day of the month.';
comment on column marts.kpi_revenue_against_budget.value is 'Revenue against budget in %.';
comment on column marts.kpi_revenue_against_budget.numerator is 'actual revenue';
comment on column marts.kpi_revenue_against_budget.denominator is 'budgeted revenue';

create table marts.kpi_site_conversion (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);
comment on table marts.kpi_site_conversion is 'The share of visits to the shop in which an order was placed. One row per month. Leaves out robots and employees in words only: no filter does.';
comment on column marts.kpi_site_conversion.period is 'First day of the month.';
comment on column marts.kpi_site_conversion.value is 'Site conversion in %.';
comment on column marts.kpi_site_conversion.numerator is 'visits with an order';
comment on column marts.kpi_site_conversion.denominator is 'all visits';

create table marts.kpi_site_conversion_by_channel (
    period date not null,
    channel text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, channel)
);
comment on table marts.kpi_site_conversion_by_channel is 'The share of visits to the shop in which an order was placed. One row per month and channel. Leaves out robots and employees in words only: no filter does.';
comment on column marts.kpi_site_conversion_by_channel.period is 'First day of the month.';
comment on column marts.kpi_site_conversion_by_channel.channel is 'What the figure is split by.';
comment on column marts.kpi_site_conversion_by_channel.value is 'Site conversion in %.';
comment on column marts.kpi_site_conversion_by_channel.numerator is 'visits with an order';
comment on column marts.kpi_site_conversion_by_channel.denominator is 'all visits';

create table marts.kpi_units_sold_by_category (
    period date not null,
    category text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, category)
);
comment on table marts.kpi_units_sold_by_category is 'The number of pieces on order lines of the period. One row per month and category.';
comment on column marts.kpi_units_sold_by_category.period is 'First day of the month.';
comment on column marts.kpi_units_sold_by_category.category is 'What the figure is split by.';
comment on column marts.kpi_units_sold_by_category.value is 'Units sold in pieces.';
comment on column marts.kpi_units_sold_by_category.numerator is 'The top of the formula.';
comment on column marts.kpi_units_sold_by_category.denominator is 'The bottom of the formula.';

create table marts.kpis (
    kpi text not null,
    name text,
    model text,
    unit text,
    decimals bigint,
    direction text,
    grain text,
    period date,
    value double precision,
    target double precision,
    worry_at double precision,
    act_at double precision,
    owner text,
    status text,
    primary key (kpi)
);
comment on table marts.kpis is 'One row per KPI: its latest value beside its target.';
comment on column marts.kpis.kpi is 'Its id in the catalog.';
comment on column marts.kpis.name is 'Its name.';
comment on column marts.kpis.model is 'The model with its value of every period.';
comment on column marts.kpis.unit is 'The unit of value and target.';
comment on column marts.kpis.decimals is 'How many decimals say something.';
comment on column marts.kpis.direction is 'Which way is better: up, down, or inside a band.';
comment on column marts.kpis.grain is 'The length of its periods.';
comment on column marts.kpis.period is 'First day of the latest period that has a value.';
comment on column marts.kpis.value is 'The value of that period.';
comment on column marts.kpis.target is 'The value wanted then.';
comment on column marts.kpis.worry_at is 'Where one would worry.';
comment on column marts.kpis.act_at is 'Where one would act.';
comment on column marts.kpis.owner is 'Who answers for it.';
comment on column marts.kpis.status is 'met, missed, worry (missed, and where one would worry), act (where one would act), no target, no band, no value.';

create table marts.fct_order_items (
    order_item_id bigint not null,
    orders_ordered_at timestamp,
    orders_status text,
    unit_price numeric(18, 2),
    quantity bigint,
    product_id bigint,
    primary key (order_item_id),
    foreign key (product_id) references marts.dim_products (product_id)
);
comment on table marts.fct_order_items is 'One row per row of `order_items`, with what figures need of it.';

create table marts.fct_orders (
    order_id bigint not null,
    ordered_at timestamp,
    status text,
    customer_id bigint,
    net_amount numeric(18, 2),
    channel text,
    primary key (order_id),
    foreign key (customer_id) references marts.dim_customers (customer_id)
);
comment on table marts.fct_orders is 'One row per row of `orders`, with what figures need of it.';
