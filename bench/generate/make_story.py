"""SQL for the benchmark: `source N` makes N tables of 15 columns, `kpis N` adds a mapped KPI over each to a scanned catalog."""

import json
import sys

what, count = sys.argv[1], int(sys.argv[2])


def source() -> None:
    print("begin;")
    for n in range(count):
        extra = ", ".join(f"attribute_{c} text" for c in range(10))
        print(
            f"create table event_{n:04} (event_id integer primary key, happened_at timestamp, amount numeric(12,2),"
            f" channel text, parent_id integer references event_{max(n - 1, 0):04} (event_id), {extra});"
        )
        print(f"insert into event_{n:04} values (1, '2025-01-01 10:00:00', 2.5, 'web', 1{', null' * 10});")
    print("commit;")


def kpis() -> None:
    print("begin;\ninsert or ignore into origin (kind, actor) values ('person', 'bench');")
    origin = "(select key from origin where kind = 'person' and actor = 'bench' limit 1)"
    for n in range(count):
        kpi, table = f"kpi/amount-{n:04}", f"wide.event_{n:04}"
        metric = {"kind": "kpi", "shape": "S", "reportGrain": "month", "unit": "EUR", "inclusions": [], "exclusions": [],
                  "dimensions": [], "targets": [{"value": 3}], "parameters": {}}
        entity(kpi, "kpi", f"Amount {n}", metric, origin, None)
        for slot, column in (("value", "amount"), ("date", "happened_at"), ("dimension", "channel")):
            component = f"component/amount-{n:04}.{slot}"
            details = {"metric": kpi, "slot": slot, "role": f"event.{column}", "synonyms": [], "aggregation": "none",
                       "required": True}
            entity(component, "component", column, details, origin, kpi)
            link(kpi, "needs", component, origin)
            link(component, "satisfied-by", f"column/{table}.{column}", origin)
    print("commit;")


def entity(id: str, kind: str, name: str, details: dict, origin: str, parent: str | None) -> None:
    text = json.dumps(details, sort_keys=True, separators=(",", ":"))
    above = f"(select key from entity where id = '{parent}')" if parent else "null"
    print(
        f"insert into entity (id, kind, name, status, parent, details, origin) values"
        f" ('{id}', '{kind}', '{name}', 'confirmed', {above}, '{text}', {origin});"
    )


def link(source: str, kind: str, target: str, origin: str) -> None:
    print(
        f"insert into link (source, kind, target, status, origin) select s.key, '{kind}', t.key, 'confirmed', {origin}"
        f" from entity s, entity t where s.id = '{source}' and t.id = '{target}';"
    )


{"source": source, "kpis": kpis}[what]()
