import Foundation
import GroundworkModel
import TestSupport

/// A shop small enough to compute every figure by hand, with a KPI for each shape.
enum ShapeStory {
  static let tables = """
    create table customers (customer_id integer primary key, country text);
    insert into customers values (1, 'AT'), (2, 'DE'), (3, ' AT ');
    create table products (product_id integer primary key, category text);
    insert into products values (1, 'A'), (2, 'B');
    create table orders (order_id integer primary key, customer_id integer, ordered_at timestamp,
      status text, net_amount numeric(10,2), channel text);
    insert into orders values
      (1, 1, '2025-01-05 10:00:00', 'paid', 100, 'web'),
      (2, 1, '2025-01-20 12:00:00', 'paid', 50, 'web'),
      (3, 2, '2025-01-31 23:59:59', 'paid', 30, 'shop'),
      (4, 2, '2025-02-10 00:00:00', 'cancelled', 999, 'web'),
      (5, 3, '2025-02-11 08:00:00', 'paid', 70, null),
      (6, 1, '2025-04-02 09:00:00', 'paid', 10, 'shop'),
      (7, 9, '2025-04-03 09:00:00', null, 5, 'web');
    create table order_items (item_id integer primary key, order_id integer, product_id integer,
      quantity integer, unit_price numeric(10,2));
    insert into order_items values (1, 1, 1, 2, 30), (2, 1, 2, 1, 40), (3, 2, 1, 1, 50),
      (4, 3, 2, 3, 10), (5, 5, 1, 1, 70), (6, 6, 2, 1, 10);
    create table tickets (ticket_id integer primary key, opened_at timestamp, replied_at timestamp);
    insert into tickets values
      (1, '2025-01-01 10:00:00', '2025-01-01 12:00:00'),
      (2, '2025-01-02 10:00:00', '2025-01-02 20:00:00'),
      (3, '2025-01-03 10:00:00', '2025-01-03 14:00:00'),
      (4, '2025-04-01 10:00:00', null),
      (5, '2025-04-05 10:00:00', '2025-04-05 09:00:00');
    create table subscriptions (subscription_id integer primary key, fee numeric(8,2),
      started_on date, ended_on date);
    insert into subscriptions values (1, 10, '2025-01-10', null),
      (2, 20, '2025-01-15', '2025-02-28'), (3, 40, '2025-03-01', '2025-03-15');
    create table stock (day date, product_id integer, level integer);
    insert into stock values ('2025-01-30', 1, 5), ('2025-01-30', 2, 7), ('2025-01-31', 1, 4),
      ('2025-01-31', 2, 6), ('2025-02-27', 1, 3);
    create table trials (trial_id integer primary key, started_on date, converted_on date);
    insert into trials values (1, '2025-01-02', '2025-01-20'), (2, '2025-01-03', null),
      (3, '2025-01-04', '2025-02-01'), (4, '2025-02-05', null);
    create table leads (lead_id integer primary key, created_on date);
    insert into leads values (1, '2025-01-01'), (2, '2025-01-02');
    create table deals (deal_id integer primary key, lead_id integer, won_on date);
    insert into deals values (1, 1, '2025-02-01'), (2, 1, '2025-03-01');
    create table budget (budget_id integer primary key, month date, planned numeric(10,2));
    insert into budget values (1, '2025-01-01', 200), (2, '2025-02-01', 50),
      (3, '2025-03-01', 100), (4, '2025-04-01', 0);
    """

  static let sessions = """
    session_id,visitor,started_at,channel,order_id
    s1,v1,05.01.2025 10:00:00, web ,1
    s2,v2,2025-01-06 11:00:00,search,
    s2,v2,2025-01-06 11:00:00,search,
    s3,v3,07.02.2025 08:00,web,
    s4,v4,not a date,web,

    """

  static let spend =
    "day;channel;cost\n2025-01-01;search;1.826,61\n08.01.2025;social;718,99\n"
    + "2025-02-01;search;10\n"

  /// What each figure must be, computed by hand: period or period and word, value.
  static let truth: KeyValuePairs<String, [String]> = [
    "kpi_revenue": ["2025-01-01|180", "2025-02-01|70", "2025-03-01|0", "2025-04-01|15"],
    "kpi_revenue_by_country": [
      "2025-01-01|AT|150", "2025-01-01|DE|30", "2025-02-01|AT|70", "2025-04-01|AT|10",
      "2025-04-01|unknown|5",
    ],
    "kpi_revenue_by_channel": [
      "2025-01-01|shop|30", "2025-01-01|web|150", "2025-02-01|unknown|70", "2025-04-01|shop|10",
      "2025-04-01|web|5",
    ],
    "kpi_active_customers": ["2025-01-01|2", "2025-02-01|1", "2025-03-01|0", "2025-04-01|2"],
    "kpi_order_value": ["2025-01-01|60", "2025-02-01|70", "2025-03-01|null", "2025-04-01|7.5"],
    "kpi_order_value_quarterly": ["2025-01-01|62.5", "2025-04-01|7.5"],
    "kpi_cancelled_share": ["2025-01-01|0", "2025-02-01|50", "2025-03-01|null", "2025-04-01|0"],
    "kpi_units": ["2025-01-01|7", "2025-02-01|1", "2025-03-01|0", "2025-04-01|1"],
    "kpi_units_by_category": [
      "2025-01-01|A|3", "2025-01-01|B|4", "2025-02-01|A|1", "2025-04-01|B|1",
    ],
    "kpi_item_value": ["2025-01-01|180", "2025-02-01|70", "2025-03-01|0", "2025-04-01|10"],
    "kpi_price": ["2025-01-01|25.714286", "2025-02-01|70", "2025-03-01|null", "2025-04-01|10"],
    "kpi_contacts": ["2025-01-01|1000", "2025-02-01|0", "2025-03-01|null", "2025-04-01|1000"],
    "kpi_reply_time": ["2025-01-01|4"],
    "kpi_recurring": ["2025-01-01|30", "2025-02-01|30", "2025-03-01|10"],
    "kpi_stock": ["2025-01-01|10", "2025-02-01|3"],
    "kpi_mean_stock": ["2025-01-01|11", "2025-02-01|3"],
    "kpi_repeat": ["2025-01-01|50", "2025-02-01|0"],
    "kpi_retention": ["2025-01-01|50", "2025-02-01|0"],
    "kpi_trial_conversion": ["2025-01-01|66.666667", "2025-02-01|0"],
    "kpi_won_leads": ["2025-01-01|50"],
    "kpi_against_budget": [
      "2025-01-01|-10", "2025-02-01|40", "2025-03-01|-100", "2025-04-01|null",
    ],
    "kpi_customer_value": ["2025-01-01|90", "2025-02-01|70", "2025-03-01|null", "2025-04-01|7.5"],
    "kpi_customer_value_quarterly": ["2025-01-01|83.333333", "2025-04-01|7.5"],
    "kpi_visits": ["2025-01-01|2", "2025-02-01|1"],
    "kpi_conversion": ["2025-01-01|50", "2025-02-01|0"],
    "kpi_ad_spend": ["2025-01-01|2545.6", "2025-02-01|10"],
    "kpi_ad_spend_by_channel": [
      "2025-01-01|search|1826.61", "2025-01-01|social|718.99", "2025-02-01|search|10",
    ],
  ]

  /// The catalog; a PostgreSQL shop has a schema between source and table.
  static func catalog(technology: String = "sqlite") -> StoryCatalog {
    let shop = technology == "postgres" ? ["shop", "public"] : ["shop"]
    var catalog = StoryCatalog()
    catalog.source("shop", technology)
    catalog.source("exports", "csv")
    describeTables(&catalog, shop)
    catalog.table(
      ["exports", "sessions"],
      [
        "session_id": .text, "visitor": .text, "started_at": .text, "channel": .text,
        "order_id": .text,
      ])
    catalog.table(
      ["exports", "ad_spend"],
      ["day": .text, "channel": .text, "cost": .text])
    addKPIs(&catalog, shop.joined(separator: "."))
    return catalog
  }

  private static func describeTables(_ catalog: inout StoryCatalog, _ shop: [String]) {
    catalog.table(
      shop + ["customers"], key: ["customer_id"], ["customer_id": .integer, "country": .text])
    catalog.table(
      shop + ["products"], key: ["product_id"], ["product_id": .integer, "category": .text])
    catalog.table(
      shop + ["orders"], key: ["order_id"],
      references: ["customer_id": shop + ["customers", "customer_id"]],
      [
        "order_id": .integer, "customer_id": .integer, "ordered_at": .timestamp, "status": .text,
        "net_amount": .decimal, "channel": .text,
      ])
    catalog.table(
      shop + ["order_items"], key: ["item_id"],
      references: [
        "order_id": shop + ["orders", "order_id"],
        "product_id": shop + ["products", "product_id"],
      ],
      [
        "item_id": .integer, "order_id": .integer, "product_id": .integer, "quantity": .integer,
        "unit_price": .decimal,
      ])
    catalog.table(
      shop + ["tickets"], key: ["ticket_id"],
      ["ticket_id": .integer, "opened_at": .timestamp, "replied_at": .timestamp])
    catalog.table(
      shop + ["subscriptions"], key: ["subscription_id"],
      ["subscription_id": .integer, "fee": .decimal, "started_on": .date, "ended_on": .date])
    catalog.table(
      shop + ["stock"], ["day": .date, "product_id": .integer, "level": .integer])
    catalog.table(
      shop + ["trials"], key: ["trial_id"],
      ["trial_id": .integer, "started_on": .date, "converted_on": .date])
    catalog.table(shop + ["leads"], key: ["lead_id"], ["lead_id": .integer, "created_on": .date])
    catalog.table(
      shop + ["deals"], key: ["deal_id"],
      references: ["lead_id": shop + ["leads", "lead_id"]],
      ["deal_id": .integer, "lead_id": .integer, "won_on": .date])
    catalog.table(
      shop + ["budget"], key: ["budget_id"],
      ["budget_id": .integer, "month": .date, "planned": .decimal])
  }

  private static func addKPIs(_ catalog: inout StoryCatalog, _ shop: String) {
    let orders = shop + ".orders"
    let items = shop + ".order_items"
    let date = StoryCatalog.Input.of(.date, orders + ".ordered_at")
    let paid = StoryCatalog.Input.of(.filter, orders + ".status", where: .notIn("cancelled"))
    let amount = StoryCatalog.Input.of(.value, orders + ".net_amount", by: .sum)
    let country = StoryCatalog.Input.of(
      .dimension, shop + ".customers.country", role: "customer.country")
    let customer = shop + ".customers.customer_id"
    catalog.kpi(
      "revenue", .sum,
      [amount, date, paid, country, .of(.dimension, orders + ".channel", role: "order.channel")],
      name: "Revenue", unit: "EUR", target: 20)
    catalog.kpi(
      "active-customers", .distinctCount, [.of(.key, customer, by: .countDistinct), date, paid])
    let orderValue: [StoryCatalog.Input] = [
      .of(.numerator, orders + ".net_amount", by: .sum),
      .of(.denominator, orders + ".order_id", by: .countDistinct), date, paid,
    ]
    catalog.kpi("order-value", .ratio, orderValue)
    catalog.kpi("order-value-quarterly", .ratio, orderValue, grain: .quarter)
    catalog.kpi(
      "cancelled-share", .ratio,
      [
        .of(.numerator, orders + ".status", by: .count, where: .isIn("cancelled")),
        .of(.denominator, orders + ".order_id", by: .count), date,
      ], unit: "%")
    let quantity = StoryCatalog.Input.of(.weight, items + ".quantity")
    catalog.kpi(
      "units", .sum,
      [
        .of(.value, items + ".quantity", by: .sum), date,
        .of(.dimension, shop + ".products.category", role: "product.category"),
      ])
    let price = StoryCatalog.Input.of(.value, items + ".unit_price")
    catalog.kpi("item-value", .sum, [price, quantity, date])
    catalog.kpi("price", .weightedMean, [price, quantity, date])
    catalog.kpi(
      "contacts", .rate,
      [
        .of(.numerator, shop + ".tickets.ticket_id", by: .countDistinct),
        .of(.denominator, orders + ".order_id", by: .countDistinct), date,
        .of(.date, shop + ".tickets.opened_at"),
      ], parameters: ["multiplier": "1000"])
    catalog.kpi(
      "reply-time", .percentile,
      [.of(.start, shop + ".tickets.opened_at"), .of(.end, shop + ".tickets.replied_at")],
      unit: "hours", parameters: ["percentile": "0.5", "unit": "hours"])
    let contract = shop + ".subscriptions"
    catalog.kpi(
      "recurring", .snapshot,
      [
        .of(.value, contract + ".fee", by: .sum), .of(.start, contract + ".started_on"),
        .of(.end, contract + ".ended_on"), .of(.key, contract + ".subscription_id"),
      ])
    let stock: [StoryCatalog.Input] = [
      .of(.value, shop + ".stock.level", by: .sum), .of(.date, shop + ".stock.day"),
      .of(.key, shop + ".stock.product_id"),
    ]
    catalog.kpi("stock", .snapshot, stock)
    catalog.kpi("mean-stock", .snapshot, stock, parameters: ["mode": "average"])
    let member = StoryCatalog.Input.of(.member, orders + ".customer_id")
    catalog.kpi(
      "repeat", .cohort, [member, date, paid], unit: "%", parameters: ["windowDays": "30"])
    catalog.kpi(
      "retention", .cohort, [member, date], unit: "%", parameters: ["mode": "retention"])
    catalog.kpi(
      "trial-conversion", .funnel,
      [
        .of(.member, shop + ".trials.trial_id"), .of(.start, shop + ".trials.started_on"),
        .of(.end, shop + ".trials.converted_on"),
      ], unit: "%")
    catalog.kpi(
      "won-leads", .funnel,
      [
        .of(.member, shop + ".leads.lead_id", shop + ".deals.lead_id"),
        .of(.start, shop + ".leads.created_on"), .of(.end, shop + ".deals.won_on"),
      ], unit: "%")
    catalog.kpi(
      "against-budget", .versusPlan,
      [
        amount, date, paid, .of(.plan, shop + ".budget.planned", by: .sum),
        .of(.planDate, shop + ".budget.month"),
      ], unit: "%")
    let perCustomer = ["expression": "{revenue} / {active-customers}"]
    catalog.kpi("customer-value", .composite, [country], parameters: perCustomer)
    catalog.kpi(
      "customer-value-quarterly", .composite, [], grain: .quarter, parameters: perCustomer)
    let visit = StoryCatalog.Input.of(.date, "exports.sessions.started_at")
    catalog.kpi(
      "visits", .distinctCount,
      [.of(.key, "exports.sessions.session_id", by: .countDistinct), visit])
    catalog.kpi(
      "conversion", .ratio,
      [
        .of(.numerator, "exports.sessions.order_id", by: .countDistinct),
        .of(.denominator, "exports.sessions.session_id", by: .countDistinct), visit,
      ], unit: "%")
    catalog.kpi(
      "ad-spend", .sum,
      [
        .of(.value, "exports.ad_spend.cost", by: .sum), .of(.date, "exports.ad_spend.day"),
        .of(.dimension, "exports.ad_spend.channel", role: "ad spend.channel"),
      ])
  }

  /// Writes the CSV exports into a folder `exports`.
  static func writeExports(_ folder: TemporaryFolder) throws {
    let exports = folder.url.appending(path: "exports")
    try FileManager.default.createDirectory(at: exports, withIntermediateDirectories: true)
    try sessions.write(
      to: exports.appending(path: "sessions.csv"), atomically: false, encoding: .utf8)
    try spend.write(
      to: exports.appending(path: "ad_spend.csv"), atomically: false, encoding: .utf8)
  }
}
