"""Loads the tables of tables.json from the project's sources into the raw layer, as they are, with dlt.

Where a source is: the variable GROUNDWORK_SOURCE_<NAME>, else `groundwork.yaml` in a folder above. A location is
`sqlite:PATH`, `csv:PATH` or `postgres://…` and may name ${VARIABLES}; PostgreSQL takes passwords from PGPASSWORD or
~/.pgpass. Where rows land: GROUNDWORK_WAREHOUSE (duckdb or postgres), GROUNDWORK_DUCKDB (a file), PG* variables.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sqlite3
import sys
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Iterator
from urllib.parse import quote as quote_url

os.environ.setdefault("RUNTIME__DLTHUB_TELEMETRY", "false")
os.environ.setdefault("RUNTIME__LOG_LEVEL", "ERROR")

import dlt  # noqa: E402
import yaml  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
WAREHOUSE = os.environ.get("GROUNDWORK_WAREHOUSE", "<%warehouse%>")
BATCH = 5000


def locate(source: str) -> tuple[str, Path]:
    """The location of a source, and the folder that its relative paths start from."""
    variable = "GROUNDWORK_SOURCE_" + re.sub(r"\W", "_", source).upper()
    if os.environ.get(variable):
        return os.environ[variable], Path.cwd()
    for folder in ROOT.parents:
        settings = folder / "groundwork.yaml"
        if settings.is_file():
            known = yaml.safe_load(settings.read_text(encoding="utf-8")).get("sources") or []
            for entry in known:
                if entry.get("name") == source:
                    return expand(str(entry["location"])), folder
    sys.exit(f"error: nobody says where the source {source!r} is\nhelp: set {variable}, or name it in groundwork.yaml")


def expand(text: str) -> str:
    """A location with its ${VARIABLES} filled in."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in os.environ:
            sys.exit(f"error: the variable {match[1]} is not set\nhelp: export {match[1]}=…")
        return os.environ[match[1]]

    return re.sub(r"\$\{(\w+)\}", value, text)


def path_of(source: str) -> Path:
    """The file or folder of a source."""
    location, folder = locate(source)
    path = folder / location.split(":", 1)[-1]
    if not path.exists():
        sys.exit(f"error: {path} of the source {source!r} does not exist")
    return path


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def as_text(value: Any) -> Any:
    """A value as raw text; what is missing stays missing."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime)):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return str(value)


def earlier(value: Any, seconds: int) -> Any:
    """A watermark moved back by the overlap, in the form it has in the source."""
    if not seconds or value is None:
        return value
    if isinstance(value, (int, float)):
        return value - seconds
    try:
        moved = datetime.fromisoformat(value) - timedelta(seconds=seconds)
    except ValueError:
        return value
    return moved.isoformat("T" if "T" in value else " ") if len(value) > 10 else moved.date().isoformat()


def batches(table: dict[str, Any], since: Any) -> Iterator[list[tuple[Any, ...]]]:
    """Rows of a table in the order of its columns, those from the watermark on when there is one."""
    reader = {"sqlite": sqlite_rows, "csv": csv_rows, "postgres": postgres_rows}[table["technology"]]
    yield from reader(table, since)


def select(table: dict[str, Any], column: str, placeholder: str, since: Any) -> str:
    names = [n for n in (table.get("schema"), table["table"]) if n]
    columns = ", ".join(column % quoted(c["source_name"]) if c["type"] == "text" else quoted(c["source_name"]) for c in table["columns"])
    text = f"select {columns} from {'.'.join(map(quoted, names))}"
    if since is None:
        return text
    mark = next(c["source_name"] for c in table["columns"] if c["name"] == table["watermark"])
    return text + f" where {quoted(mark)} >= {placeholder}"


def sqlite_rows(table: dict[str, Any], since: Any) -> Iterator[list[tuple[Any, ...]]]:
    path = path_of(table["source"])
    with closing(sqlite3.connect(f"file:{quote_url(str(path.resolve()))}?mode=ro", uri=True)) as source:
        source.text_factory = lambda data: data.decode("utf-8", "replace")
        cursor = source.execute(select(table, "%s", "?", since), () if since is None else (since,))
        while rows := cursor.fetchmany(BATCH):
            yield rows


def postgres_rows(table: dict[str, Any], since: Any) -> Iterator[list[tuple[Any, ...]]]:
    import psycopg2

    location, _ = locate(table["source"])
    with closing(psycopg2.connect(location)) as source:
        source.set_session(readonly=True, isolation_level="REPEATABLE READ")
        with source.cursor(name="groundwork") as cursor:
            cursor.itersize = BATCH
            cursor.execute(select(table, "%s::text", "%s", since).replace("%", "%%") if since is None else select(table, "%s::text", "%s", since), None if since is None else (since,))
            while rows := cursor.fetchmany(BATCH):
                yield rows


def csv_rows(table: dict[str, Any], since: Any) -> Iterator[list[tuple[Any, ...]]]:
    path = csv_file(path_of(table["source"]), table["table"])
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        head = file.readline()
        file.seek(0)
        delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t|", key=head.count)
        rows = csv.reader(file, delimiter=delimiter)
        names = next(rows, [])
        places = [names.index(c["source_name"]) if c["source_name"] in names else c["position"] - 1 for c in table["columns"]]
        batch: list[tuple[Any, ...]] = []
        for row in rows:
            if not row:
                continue
            batch.append(tuple(row[p] if p < len(row) else None for p in places))
            if len(batch) == BATCH:
                yield batch
                batch = []
        yield batch


def csv_file(path: Path, table: str) -> Path:
    if path.is_file():
        return path
    found = [f for f in sorted(path.rglob("*")) if f.stem == table and f.suffix.lower() in (".csv", ".tsv", ".txt")]
    if not found:
        sys.exit(f"error: no file for the table {table!r} in {path}")
    return found[0]


def resource(table: dict[str, Any]) -> Any:
    """One table as dlt loads it."""
    columns = table["columns"]
    hints: dict[str, dict[str, Any]] = {}
    for column in columns:
        hint: dict[str, Any] = {"data_type": column["type"], "nullable": True}
        if "precision" in column:
            hint |= {"precision": column["precision"], "scale": column["scale"]}
        if "zoned" in column:
            hint["timezone"] = column["zoned"]
        hints[column["name"]] = hint
    is_numbered = table["technology"] == "csv"
    if is_numbered:
        hints["source_row"] = {"data_type": "bigint", "dedup_sort": "desc"}
    names = [c["name"] for c in columns]
    texts = {c["name"] for c in columns if c["type"] == "text"}
    mark = table.get("watermark") if table["strategy"] != "replace" and not is_numbered else None

    def rows() -> Iterator[Any]:
        state = dlt.current.resource_state()
        since = earlier(state.get("watermark"), table["overlap_seconds"]) if mark else None
        newest, number = state.get("watermark"), 0
        for batch in batches(table, since):
            made = []
            for values in batch:
                number += 1
                row = dict(zip(names, values))
                if mark and row[mark] is not None:
                    seen = row[mark] if isinstance(row[mark], (int, float, str)) else as_text(row[mark])
                    newest = seen if newest is None else max(newest, seen)
                for name in texts:
                    row[name] = as_text(row[name])
                if is_numbered:
                    row["source_row"] = number
                made.append(row)
            yield made
        if number == 0:
            yield dlt.mark.materialize_table_schema()
        if mark:
            state["watermark"] = newest

    return dlt.resource(
        rows,
        name=table["name"],
        columns=hints,
        primary_key=table["key"] or None,
        write_disposition=table["strategy"],
    )


def keys_of(table: dict[str, Any]) -> dict[str, Any]:
    """The keys that a table holds now, all of them each time: what is loaded and not among them was removed."""
    columns = [c for c in table["columns"] if c["name"] in table["key"]]
    return table | {"name": table["keys"], "columns": columns, "strategy": "replace", "watermark": None}


def destination() -> Any:
    if WAREHOUSE == "duckdb":
        return dlt.destinations.duckdb(os.environ.get("GROUNDWORK_DUCKDB", str(ROOT / "warehouse.duckdb")))
    user = quote_url(os.environ.get("PGUSER", "postgres"), safe="")
    password = quote_url(os.environ.get("PGPASSWORD", ""), safe="")
    host = quote_url(os.environ.get("PGHOST", "127.0.0.1"), safe="")
    database = quote_url(os.environ.get("PGDATABASE", "postgres"), safe="")
    return dlt.destinations.postgres(
        f"postgresql://{user}:{password}@{host}:{os.environ.get('PGPORT', '5432')}/{database}"
    )


def main() -> None:
    tables = json.loads((ROOT / "extract" / "tables.json").read_text(encoding="utf-8"))
    tables += [keys_of(table) for table in tables if table.get("keys")]
    pipeline = dlt.pipeline(
        "<%slug%>",
        destination=destination(),
        dataset_name="raw",
        pipelines_dir=str(ROOT / ".state" / f"dlt-{WAREHOUSE}"),
    )
    if pipeline.has_pending_data:
        pipeline.drop_pending_packages()

    @dlt.source(name="<%slug%>", max_table_nesting=0)
    def project() -> Any:
        return [resource(table) for table in tables]

    pipeline.run(project()).raise_on_failed_jobs()
    counts = pipeline.last_trace.last_normalize_info.row_counts
    for table in tables:
        print(f"loaded {counts.get(table['name'], 0):>9} rows into raw.{table['name']}")


if __name__ == "__main__":
    main()
