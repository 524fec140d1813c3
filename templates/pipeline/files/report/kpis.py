"""Prints each figure's latest value beside its target: as a table for people, or with `--format json` for programs."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WAREHOUSE = os.environ.get("GROUNDWORK_WAREHOUSE", "<%warehouse%>")
FISCAL_MONTH = <%fiscal_month%>  # the month that the financial year starts with
PERIODS = 12  # how many the trend looks back
BARS = "▁▂▃▄▅▆▇█"
SIGNS = {"up": "≥", "down": "≤", "band": "≈"}
COLUMNS = (
    "kpi", "name", "model", "unit", "decimals", "direction", "grain", "period", "value", "target", "worry_at", "act_at",
    "owner", "status",
)  # fmt: skip


def read() -> list[dict[str, Any]]:
    """One record per figure, in the order of their ids, with the values of its last periods."""
    if WAREHOUSE == "duckdb":
        import duckdb

        path = os.environ.get("GROUNDWORK_DUCKDB", str(ROOT / "warehouse.duckdb"))
        connection: Any = duckdb.connect(path, read_only=True)
    else:
        import psycopg2

        connection = psycopg2.connect(
            host=os.environ.get("PGHOST", "127.0.0.1"),
            user=os.environ.get("PGUSER", "postgres"),
            dbname=os.environ.get("PGDATABASE", "postgres"),
        )

    def rows(query: str) -> list[tuple[Any, ...]]:
        cursor = connection.cursor()
        cursor.execute(query)
        return cursor.fetchall()

    figures = [dict(zip(COLUMNS, row)) for row in rows(f"select {', '.join(COLUMNS)} from marts.kpis order by kpi")]
    for figure in figures:
        latest = rows(f"select value from marts.\"{figure['model']}\" order by period desc limit {PERIODS}")
        figure["trend"] = [value for (value,) in reversed(latest)]
    return figures


def year_of(day: date) -> int:
    """The calendar year in which the day's financial year begins."""
    return day.year if day.month >= FISCAL_MONTH else day.year - 1


def label(start: date, grain: str) -> str:
    """The period that starts on a day: 2025-03-01, 2025-W12, 2025-03, 2025-Q1, 2025."""
    if grain == "week":  # weeks that start on a Sunday are called after the ISO week they lie in
        return "{}-W{:02}".format(*(start + timedelta(days=3)).isocalendar())
    if grain == "month":
        return f"{start:%Y-%m}"
    if grain == "day":
        return start.isoformat()
    year = year_of(start)
    name = str(year) if FISCAL_MONTH == 1 else f"{year}/{(year + 1) % 100:02}"
    return name if grain == "year" else f"{name}-Q{(start.month - FISCAL_MONTH) % 12 // 3 + 1}"


def is_over(start: date, grain: str) -> bool:
    """Whether the period that starts on a day has ended."""
    if grain in ("day", "week"):
        return start + timedelta(days=1 if grain == "day" else 7) <= date.today()
    months = start.month - 1 + {"month": 1, "quarter": 3, "year": 12}[grain]
    return date(start.year + months // 12, months % 12 + 1, 1) <= date.today()


def number(value: float | None, decimals: int, trimmed: bool = False) -> str:
    """A value with its decimals; trimmed of those that say nothing."""
    if value is None:
        return "–"
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if trimmed and "." in text else text
    return text[1:] if text.startswith("-") and not text.strip("-0.,") else text


def verdict(figure: dict[str, Any]) -> str:
    """What the value means beside its target."""
    status, value, target = figure["status"], figure["value"], figure["target"]
    if status in ("no value", "no target"):
        return f"· {status}"
    if status == "met":
        return "✔ met"
    gap = number(abs(value - target), figure["decimals"])
    if not gap.strip("0.,"):
        gap = "a hair"
    words = f"{gap} {'short' if value < target else 'over'}"
    return f"{'✘' if status in ('missed', 'act') else '!'} {words}" + (f", {status}" if status != "missed" else "")


def trend(values: list[float | None]) -> str:
    """Values as bars between their least and greatest; a blank where there is none."""
    known = [v for v in values if v is not None]
    if len(known) < 2:
        return ""
    low, span = min(known), max(known) - min(known)
    return "".join(" " if v is None else BARS[round((v - low) / span * 7) if span else 3] for v in values)


def line(figure: dict[str, Any]) -> tuple[str, ...]:
    period = label(figure["period"], figure["grain"]) if figure["period"] else "–"
    if figure["period"] and not is_over(figure["period"], figure["grain"]):
        period += " so far"
    sign = "" if figure["target"] is None else SIGNS[figure["direction"]] + " "
    return (
        figure["name"], period, number(figure["value"], figure["decimals"]), figure["unit"] or "",
        sign + number(figure["target"], figure["decimals"], trimmed=True), verdict(figure), trend(figure["trend"]),
    )  # fmt: skip


def summary(figures: list[dict[str, Any]]) -> str:
    """How many figures there are, and how they fare."""
    met = sum(f["status"] == "met" for f in figures)
    judged = sum(f["status"] not in ("no target", "no value") for f in figures)
    act = [f["name"] for f in figures if f["status"] == "act"]
    text = f"{len(figures)} figure{'' if len(figures) == 1 else 's'}; {met} of {judged} with a target meet it"
    return text + (f"; act on {', '.join(act)}" if act else "")


def print_table(figures: list[dict[str, Any]]) -> None:
    head = ("Figure", "Period", "Latest", "", "Target", "Verdict", f"Last {PERIODS}")
    table = [head] + [line(figure) for figure in figures]
    widths = [max(len(row[i]) for row in table) for i in range(len(head))]
    for row in table:
        cells = [c.rjust(w) if i in (2, 4) else c.ljust(w) for i, (c, w) in enumerate(zip(row, widths))]
        print((f"{'  '.join(cells[:3])} {'  '.join(cells[3:])}").rstrip())
    print(f"\n{summary(figures)}")


def record(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure as a program reads it: values in full, the period by its name and its first day."""
    start, grain = figure["period"], figure["grain"]
    period = {"period": start and label(start, grain), "period_start": start and start.isoformat()}
    return figure | period | {"is_over": bool(start and is_over(start, grain)), "verdict": verdict(figure)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    wanted = parser.parse_args().format
    figures = read()
    if wanted == "json":
        print(json.dumps({"figures": [record(f) for f in figures], "total": len(figures)}, ensure_ascii=False, indent=2))
    else:
        print_table(figures)


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
