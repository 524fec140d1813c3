"""Prints each figure's latest value beside its target."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WAREHOUSE = os.environ.get("GROUNDWORK_WAREHOUSE", "duckdb")
QUERY = "select name, period, value, unit, target, status from marts.kpis order by kpi"


def rows() -> list[tuple]:
    if WAREHOUSE == "duckdb":
        import duckdb

        path = os.environ.get("GROUNDWORK_DUCKDB", str(ROOT / "warehouse.duckdb"))
        return duckdb.connect(path, read_only=True).execute(QUERY).fetchall()
    import psycopg2

    with psycopg2.connect("") as connection, connection.cursor() as cursor:
        cursor.execute(QUERY)
        return cursor.fetchall()


def figure(value: float | None) -> str:
    return "–" if value is None else f"{value:,.4f}".rstrip("0").rstrip(".")


def main() -> None:
    table = [("figure", "period", "latest", "unit", "target", "status")]
    table += [(n, str(p), figure(v), u or "", figure(t), s) for n, p, v, u, t, s in rows()]
    widths = [max(len(row[i]) for row in table) for i in range(6)]
    for row in table:
        cells = [c.rjust(w) if i in (2, 4) else c.ljust(w) for i, (c, w) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())


if __name__ == "__main__":
    sys.exit(main())
