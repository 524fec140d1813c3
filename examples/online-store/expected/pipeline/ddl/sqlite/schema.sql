-- The star and the figures of the pipeline, for an empty database.
-- One row per customer_id, as it is now.
create table dim_customers (
    customer_id bigint not null,
    country text,
    primary key (customer_id)
);

-- One row per product_id, as it is now.
create table dim_products (
    product_id bigint not null,
    category text,
    primary key (product_id)
);

-- One row per row of `ad_spend`, with what figures need of it.
create table fct_ad_spend (
    "day" date,
    cost numeric(28, 6),
    channel text
);

-- One row per row of `budget`, with what figures need of it.
create table fct_budget (
    budget_id bigint not null,
    budget_month date,
    planned_revenue numeric(18, 2),
    primary key (budget_id)
);

-- One row per row of `leads`, with what figures need of it.
create table fct_leads (
    lead_id bigint not null,
    created_at timestamp,
    converted_at timestamp,
    origin text,
    primary key (lead_id)
);

-- One row per row of `returns`, with what figures need of it.
create table fct_returns (
    return_id bigint not null,
    returned_at timestamp,
    quantity bigint,
    reason text,
    primary key (return_id)
);

-- One row per row of `sessions`, with what figures need of it.
create table fct_sessions (
    session_id text not null,
    started_at timestamp,
    order_id bigint,
    channel text,
    primary key (session_id)
);

-- One row per row of `subscriptions`, with what figures need of it.
create table fct_subscriptions (
    subscription_id bigint not null,
    started_on date,
    ended_on date,
    monthly_fee numeric(18, 2),
    "plan" text,
    primary key (subscription_id)
);

-- One row per row of `tickets`, with what figures need of it.
create table fct_tickets (
    ticket_id bigint not null,
    opened_at timestamp,
    first_reply_at timestamp,
    channel text,
    primary key (ticket_id)
);

-- One row per day between the first and the last of which any fact knows.
create table dim_date (
    date_day date not null,
    week_start date,
    month_start date,
    quarter_start date,
    year_start date,
    primary key (date_day)
);

-- The number of different customers who placed at least one order in the period. One row per month.
create table kpi_active_customers (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The number of different customers who placed at least one order in the period. One row per month and country.
create table kpi_active_customers_by_country (
    period date not null,
    country text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, country)
);

-- The money spent on advertising in the period, as billed by the networks. One row per month. Leaves out agency fees and salaries in words only: no filter does.
create table kpi_ad_spend (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The money spent on advertising in the period, as billed by the networks. One row per month and channel. Leaves out agency fees and salaries in words only: no filter does.
create table kpi_ad_spend_by_channel (
    period date not null,
    channel text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, channel)
);

-- The net value of all orders of the period divided by the number of these orders, cancelled and test orders left out. One row per month. Leaves out tax and shipping in words only: no filter does.
create table kpi_average_order_value (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The net value of all orders of the period divided by the number of these orders, cancelled and test orders left out. One row per month and channel. Leaves out tax and shipping in words only: no filter does.
create table kpi_average_order_value_by_channel (
    period date not null,
    channel text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, channel)
);

-- The mean price of a sold piece, each order line weighted by its quantity. One row per month. Leaves out gift cards in words only: no filter does.
create table kpi_average_selling_price (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The mean price of a sold piece, each order line weighted by its quantity. One row per month and category. Leaves out gift cards in words only: no filter does.
create table kpi_average_selling_price_by_category (
    period date not null,
    category text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, category)
);

-- Support tickets opened in the period for every thousand orders placed in the period. One row per month. Leaves out spam in words only: no filter does.
create table kpi_contacts_per_thousand_orders (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The median time from opening a ticket to the first answer by a person. One row per month. Leaves out automatic replies and spam in words only: no filter does.
create table kpi_first_reply_time (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The median time from opening a ticket to the first answer by a person. One row per month and channel. Leaves out automatic replies and spam in words only: no filter does.
create table kpi_first_reply_time_by_channel (
    period date not null,
    channel text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, channel)
);

-- Of the leads that came in during the period, the share that became customers. One row per month. Leaves out duplicates in words only: no filter does.
create table kpi_lead_conversion (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- Of the leads that came in during the period, the share that became customers. One row per month and source. Leaves out duplicates in words only: no filter does.
create table kpi_lead_conversion_by_source (
    period date not null,
    source text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, source)
);

-- The monthly fees of all contracts that are active on the last day of the period. One row per month. Leaves out trials, usage fees and one-off fees in words only: no filter does.
create table kpi_monthly_recurring_revenue (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The monthly fees of all contracts that are active on the last day of the period. One row per month and plan. Leaves out trials, usage fees and one-off fees in words only: no filter does.
create table kpi_monthly_recurring_revenue_by_plan (
    period date not null,
    "plan" text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, "plan")
);

-- Of the customers who ordered for the first time in the period, the share who ordered again within 90 days. One row per month.
create table kpi_repeat_purchase_rate (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The net value of all orders placed in the period, without tax and shipping, cancelled and test orders left out. One row per month. Leaves out tax and shipping in words only: no filter does.
create table kpi_revenue (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- Revenue of the period divided by the ad spend of the period. One row per month.
create table kpi_return_on_ad_spend (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The number of pieces that customers sent back in the period. One row per month.
create table kpi_returned_units (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The number of pieces on order lines of the period. One row per month.
create table kpi_units_sold (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- Pieces returned in the period divided by pieces sold in the same period. One row per month.
create table kpi_return_rate (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The number of pieces that customers sent back in the period. One row per month and reason.
create table kpi_returned_units_by_reason (
    period date not null,
    reason text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, reason)
);

-- The net value of all orders placed in the period, without tax and shipping, cancelled and test orders left out. One row per month and country. Leaves out tax and shipping in words only: no filter does.
create table kpi_revenue_by_country (
    period date not null,
    country text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, country)
);

-- The net value of all orders placed in the period, without tax and shipping, cancelled and test orders left out. One row per month and channel. Leaves out tax and shipping in words only: no filter does.
create table kpi_revenue_by_channel (
    period date not null,
    channel text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, channel)
);

-- Actual revenue less budgeted revenue, divided by budgeted revenue, for the same period. One row per month.
create table kpi_revenue_against_budget (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The share of visits to the shop in which an order was placed. One row per month. Leaves out robots and employees in words only: no filter does.
create table kpi_site_conversion (
    period date not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period)
);

-- The share of visits to the shop in which an order was placed. One row per month and channel. Leaves out robots and employees in words only: no filter does.
create table kpi_site_conversion_by_channel (
    period date not null,
    channel text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, channel)
);

-- The number of pieces on order lines of the period. One row per month and category.
create table kpi_units_sold_by_category (
    period date not null,
    category text not null,
    value double precision,
    numerator double precision,
    denominator double precision,
    primary key (period, category)
);

-- One row per KPI: its latest value beside its target.
create table kpis (
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

-- One row per row of `order_items`, with what figures need of it.
create table fct_order_items (
    order_item_id bigint not null,
    orders_ordered_at timestamp,
    orders_status text,
    unit_price numeric(18, 2),
    quantity bigint,
    product_id bigint,
    primary key (order_item_id),
    foreign key (product_id) references dim_products (product_id)
);

-- One row per row of `orders`, with what figures need of it.
create table fct_orders (
    order_id bigint not null,
    ordered_at timestamp,
    status text,
    customer_id bigint,
    net_amount numeric(18, 2),
    channel text,
    primary key (order_id),
    foreign key (customer_id) references dim_customers (customer_id)
);
