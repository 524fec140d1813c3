#!/usr/bin/env python3
"""Writes the online store's sources: sources/shop.sql (loaded into shop.sqlite) and sources/exports/*.csv.

The story is invented and so is everybody in it. The same bytes come out on every machine: the only randomness is the
small generator below. Dirt is planted on purpose, and every piece of it is listed in README.md.
"""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent / "sources"
FIRST_DAY = date(2025, 1, 1)
DAYS = 365
LAST_DAY = FIRST_DAY + timedelta(days=DAYS - 1)


class Random:
    """A linear congruential generator (Numerical Recipes), the same in every Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) % limit

    def pick(self, options):
        return options[self.below(len(options))]

    def chance(self, percent):
        return self.below(100) < percent


FIRST_NAMES = "Ada Bruno Clara Dario Elif Finn Greta Hugo Ines Jonas Kira Luca Mila Nils Olga Pavel Quirin Rosa Selma Theo".split()
LAST_NAMES = "Albrecht Bakker Conti Dupont Eriksen Fischer Garcia Horvat Ivanov Jansen Keller Lindner Moreau Novak Okafor Peeters Rossi Schulz Tamm Weber".split()
CITIES = {"DE": ["Berlin", "Hamburg", "Leipzig"], "FR": ["Lyon", "Nantes"], "NL": ["Utrecht", "Breda"], "AT": ["Graz", "Linz"]}
CATEGORIES = {"Kitchen": (18, 90), "Garden": (9, 140), "Textiles": (12, 75), "Lighting": (25, 180)}
CHANNELS = ["search", "direct", "newsletter", "social"]


def money(cents):
    return f"{cents / 100:.2f}"


def stamp(day, random):
    return datetime(day.year, day.month, day.day, 7 + random.below(15), random.below(60), random.below(60))


def customers(random):
    rows = []
    for number in range(1, 241):
        country = random.pick(list(CITIES))
        first, last = random.pick(FIRST_NAMES), random.pick(LAST_NAMES)
        signup = FIRST_DAY - timedelta(days=300) + timedelta(days=random.below(600))
        rows.append({
            "customer_id": number,
            "email": f"{first}.{last}{number}@example.com".lower(),
            "first_name": first,
            "last_name": last,
            "phone": None if random.chance(22) else f"+49 30 5550{number:04d}",
            "birth_date": None if random.chance(15) else (date(1955, 1, 1) + timedelta(days=random.below(17000))).isoformat(),
            "country": country,
            "city": None if random.chance(8) else random.pick(CITIES[country]),
            "segment": random.pick(["consumer", "consumer", "consumer", "business"]),
            "marketing_consent": 1 if random.chance(60) else 0,
            "signed_up_on": signup.isoformat(),
            "updated_at": stamp(FIRST_DAY + timedelta(days=random.below(DAYS)), random).isoformat(sep=" "),
        })
    for row in rows[30:42]:  # the same person twice, the address in other letters
        rows.append(row | {"customer_id": len(rows) + 1, "email": row["email"].upper()})
    for row in rows[100:103]:  # born in the future
        row["birth_date"] = "2031-05-05"
    return rows


def products(random):
    rows = []
    for number in range(1, 41):
        category = random.pick(list(CATEGORIES))
        low, high = CATEGORIES[category]
        price = (low + random.below(high - low)) * 100 + 95
        rows.append({
            "product_id": number,
            "sku": f"{category[:3].upper()}-{1000 + number}",
            "name": f"{category} item {number}" + ("  " if number % 13 == 0 else ""),
            "category": category.lower() if number % 11 == 0 else category,
            "list_price": money(price),
            "unit_cost": money(price * (45 + random.below(20)) // 100),
            "is_active": 0 if random.chance(10) else 1,
        })
    return rows


def orders_and_items(random, buyers, goods):
    orders, items = [], []
    for number in range(1, 901):
        day = FIRST_DAY + timedelta(days=random.below(DAYS))
        customer = buyers[random.below(60 + random.below(180))]["customer_id"]
        status = random.pick(["shipped"] * 8 + ["paid"] * 3 + ["cancelled", "test"])
        at = stamp(day, random)
        lines = []
        for _ in range(1 + random.below(3)):
            product = random.pick(goods)
            quantity = 1 + random.below(3)
            price = int(round(float(product["list_price"]) * 100)) * (100 - random.pick([0, 0, 0, 10, 20])) // 100
            lines.append({
                "order_item_id": len(items) + len(lines) + 1,
                "order_id": number,
                "product_id": product["product_id"],
                "quantity": quantity,
                "unit_price": money(price),
                "unit_cost": product["unit_cost"],
                "net_amount": money(price * quantity),
            })
        items += lines
        net = sum(int(round(float(line["net_amount"]) * 100)) for line in lines)
        orders.append({
            "order_id": number,
            "customer_id": customer,
            "ordered_at": at.isoformat(sep=" "),
            "status": status,
            "channel": None if random.chance(3) else random.pick(CHANNELS),
            "currency": "EUR",
            "net_amount": money(net),
            "tax_amount": money(net * 19 // 100),
            "shipping_amount": "0.00" if net > 5000 else "4.90",
            "updated_at": (at + timedelta(hours=random.below(90))).isoformat(sep=" "),
        })
    for order in orders[200:207]:  # customers that are nowhere
        order["customer_id"] = 9000 + order["order_id"]
    return orders, items


def payments(random, orders):
    rows = []
    for order in orders:
        if order["status"] in ("cancelled", "test"):
            continue
        at = datetime.fromisoformat(order["ordered_at"]) + timedelta(minutes=1 + random.below(3000))
        rows.append({
            "payment_id": len(rows) + 1,
            "order_id": order["order_id"],
            "method": random.pick(["card", "card", "paypal", "invoice"]),
            "iban": None if random.chance(75) else "DE89370400440532013000",
            "amount": money(round(float(order["net_amount"]) * 119)),
            "paid_at": at.isoformat(sep=" "),
        })
    return rows


def returns(random, orders, items):
    by_id = {order["order_id"]: order for order in orders}
    rows = []
    for item in items:
        order = by_id[item["order_id"]]
        if order["status"] != "shipped" or not random.chance(12):
            continue
        at = datetime.fromisoformat(order["ordered_at"]) + timedelta(days=3 + random.below(25))
        if at.date() > LAST_DAY:
            continue
        rows.append({
            "return_id": len(rows) + 1,
            "order_item_id": item["order_item_id"],
            "quantity": 1 + random.below(item["quantity"]),
            "reason": random.pick(["too small", "damaged", "Damaged", "changed mind", None]),
            "returned_at": at.isoformat(sep=" "),
        })
    return rows


def subscriptions(random, buyers):
    rows = []
    for number in range(1, 91):
        start = FIRST_DAY - timedelta(days=120) + timedelta(days=random.below(420))
        end = start + timedelta(days=30 + random.below(240))
        runs_on = random.chance(60) or end > LAST_DAY
        rows.append({
            "subscription_id": number,
            "customer_id": buyers[random.below(240)]["customer_id"],
            "plan": random.pick(["basic", "plus", "family"]),
            "monthly_fee": random.pick(["4.90", "9.90", "14.90"]),
            "started_on": start.isoformat(),
            "ended_on": None if runs_on else end.isoformat(),
        })
    return rows


def tickets(random, buyers, orders):
    rows = []
    for number in range(1, 261):
        order = random.pick(orders)
        opened = stamp(FIRST_DAY + timedelta(days=random.below(DAYS)), random)
        replied = None if random.chance(6) else opened + timedelta(minutes=10 + random.below(2800))
        solved = None if replied is None or random.chance(12) else replied + timedelta(minutes=30 + random.below(7000))
        rows.append({
            "ticket_id": number,
            "customer_id": buyers[random.below(240)]["customer_id"],
            "order_id": order["order_id"] if random.chance(70) else None,
            "channel": random.pick(["mail", "chat", "phone"]),
            "opened_at": opened.isoformat(sep=" "),
            "first_reply_at": replied.isoformat(sep=" ") if replied else None,
            "solved_at": solved.isoformat(sep=" ") if solved else None,
            "satisfaction_score": None if random.chance(50) else 1 + random.below(5),
        })
    return rows


def budget(random):
    return [
        {
            "budget_id": month,
            "budget_month": date(2025, month, 1).isoformat(),
            "version": "2025-final",
            "planned_revenue": money(1500000 + 20000 * random.below(20)),
        }
        for month in range(1, 13)
    ]


TABLES = {
    "customers": """customer_id INTEGER PRIMARY KEY,
  email TEXT NOT NULL, first_name TEXT, last_name TEXT, phone TEXT, birth_date TEXT,
  country TEXT NOT NULL, city TEXT, segment TEXT, marketing_consent INTEGER NOT NULL,
  signed_up_on DATE NOT NULL, updated_at TIMESTAMP NOT NULL""",
    "products": """product_id INTEGER PRIMARY KEY,
  sku TEXT NOT NULL UNIQUE, name TEXT NOT NULL, category TEXT NOT NULL,
  list_price DECIMAL(10,2) NOT NULL, unit_cost DECIMAL(10,2) NOT NULL, is_active BOOLEAN NOT NULL""",
    "orders": """order_id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (customer_id),
  ordered_at TIMESTAMP NOT NULL, status TEXT NOT NULL, channel TEXT, currency TEXT NOT NULL,
  net_amount DECIMAL(12,2) NOT NULL, tax_amount DECIMAL(12,2) NOT NULL,
  shipping_amount DECIMAL(12,2) NOT NULL, updated_at TIMESTAMP NOT NULL""",
    "order_items": """order_item_id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (order_id),
  product_id INTEGER NOT NULL REFERENCES products (product_id),
  quantity INTEGER NOT NULL, unit_price DECIMAL(10,2) NOT NULL, unit_cost DECIMAL(10,2) NOT NULL,
  net_amount DECIMAL(12,2) NOT NULL""",
    "payments": """payment_id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (order_id),
  method TEXT NOT NULL, iban TEXT, amount DECIMAL(12,2) NOT NULL, paid_at TIMESTAMP NOT NULL""",
    "returns": """return_id INTEGER PRIMARY KEY,
  order_item_id INTEGER NOT NULL REFERENCES order_items (order_item_id),
  quantity INTEGER NOT NULL, reason TEXT, returned_at TIMESTAMP NOT NULL""",
    "subscriptions": """subscription_id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (customer_id),
  plan TEXT NOT NULL, monthly_fee DECIMAL(8,2) NOT NULL, started_on DATE NOT NULL, ended_on DATE""",
    "tickets": """ticket_id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (customer_id),
  order_id INTEGER REFERENCES orders (order_id),
  channel TEXT NOT NULL, opened_at TIMESTAMP NOT NULL, first_reply_at TIMESTAMP, solved_at TIMESTAMP,
  satisfaction_score INTEGER""",
    "budget": """budget_id INTEGER PRIMARY KEY,
  budget_month DATE NOT NULL, version TEXT NOT NULL, planned_revenue DECIMAL(12,2) NOT NULL""",
}


def literal(value):
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def write_shop(tables):
    lines = ["-- Written by make_sources.py.", "PRAGMA foreign_keys = OFF;", "BEGIN;"]
    for name, columns in TABLES.items():
        lines.append(f"CREATE TABLE {name} (\n  {columns}\n);")
    lines += [
        "CREATE INDEX orders_by_customer ON orders (customer_id);",
        "CREATE INDEX orders_by_time ON orders (ordered_at);",
        "CREATE VIEW order_totals AS\n  SELECT o.order_id, o.customer_id, o.ordered_at, SUM(i.net_amount) AS items_amount,"
        "\n    COUNT(*) AS item_count\n  FROM orders o JOIN order_items i ON i.order_id = o.order_id\n"
        "  GROUP BY o.order_id, o.customer_id, o.ordered_at;",
    ]
    for name, rows in tables.items():
        for start in range(0, len(rows), 50):
            values = ",\n".join("(" + ", ".join(literal(v) for v in row.values()) + ")" for row in rows[start:start + 50])
            lines.append(f"INSERT INTO {name} VALUES\n{values};")
    lines.append("COMMIT;")
    (HERE / "shop.sql").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_csv(name, rows, delimiter=","):
    with open(HERE / "exports" / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=delimiter, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def mixed(moment, random):
    """A moment as one of two offices writes it."""
    return moment.strftime("%d.%m.%Y %H:%M:%S") if random.chance(20) else moment.strftime("%Y-%m-%d %H:%M:%S")


def sessions(random, orders):
    rows = []
    for order in orders:
        if order["status"] == "test" or random.chance(10):
            continue
        at = datetime.fromisoformat(order["ordered_at"]) - timedelta(minutes=5 + random.below(40))
        rows.append((at, order["order_id"]))
    for _ in range(1600):
        rows.append((stamp(FIRST_DAY + timedelta(days=random.below(DAYS)), random), ""))
    rows.sort(key=lambda row: (row[0], str(row[1])))
    out = [
        {
            "session_id": f"s{number:05d}",
            "visitor_id": f"v{random.below(900):04d}",
            "started_at": mixed(at, random),
            "channel": random.pick(CHANNELS),
            "device": random.pick(["phone", "desktop", "tablet", "Phone"]),
            "order_id": order,
        }
        for number, (at, order) in enumerate(rows, 1)
    ]
    for row in out[500:504]:  # orders that are nowhere
        row["order_id"] = 77000 + int(row["session_id"][1:])
    return out + out[40:52]  # exported twice


def ad_spend(random):
    rows = []
    for day in range(0, DAYS, 7):
        for channel in ("search", "social"):
            cents = 12000 + random.below(180000)
            rows.append({
                "day": (FIRST_DAY + timedelta(days=day)).isoformat(),
                "channel": channel,
                "campaign": random.pick(["always-on", "season", "brand"]),
                "cost": f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d}",
                "clicks": 40 + random.below(800),
            })
    return rows


def leads(random):
    rows = []
    for number in range(1, 321):
        created = stamp(FIRST_DAY + timedelta(days=random.below(DAYS)), random)
        qualified = created + timedelta(hours=4 + random.below(200)) if random.chance(55) else None
        converted = qualified + timedelta(hours=10 + random.below(600)) if qualified and random.chance(40) else None
        rows.append({
            "lead_id": number,
            "contact_email": f"{random.pick(FIRST_NAMES)}{number}@firm.example".lower() if not random.chance(5) else "",
            "created_at": created.isoformat(sep=" "),
            "qualified_at": qualified.isoformat(sep=" ") if qualified else "",
            "converted_at": converted.isoformat(sep=" ") if converted else "",
            "origin": random.pick(["fair", "web form", "Web form", "referral"]),
        })
    return rows


def main():
    random = Random(20250101)
    buyers, goods = customers(random), products(random)
    orders, items = orders_and_items(random, buyers[:240], goods)
    write_shop({
        "customers": buyers,
        "products": goods,
        "orders": orders,
        "order_items": items,
        "payments": payments(random, orders),
        "returns": returns(random, orders, items),
        "subscriptions": subscriptions(random, buyers),
        "tickets": tickets(random, buyers, orders),
        "budget": budget(random),
    })
    write_csv("sessions.csv", sessions(random, orders))
    write_csv("ad_spend.csv", ad_spend(random), delimiter=";")
    write_csv("leads.csv", leads(random))


if __name__ == "__main__":
    main()
