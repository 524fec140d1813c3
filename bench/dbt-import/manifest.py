#!/usr/bin/env python3
"""bench/dbt-import/manifest.py FOLDER [MODELS=10000] [COMPILED=1]: a dbt project of so many models as dbt 1.11 writes it:
`target/manifest.json` (v12) and `target/catalog.json`. A tenth of the tables are sources; models stand in layers and read
one to three tables of the layers before them, with joins, casts, conditions, aggregates and stars. The same arguments
give the same bytes."""
import json
import pathlib
import random
import sys

TYPES = ["bigint", "text", "numeric(12,2)", "timestamp", "date", "boolean"]


def column(name, kind):
    return {"name": name, "description": f"What {name} says.", "meta": {}, "data_type": kind, "constraints": [],
            "quote": None, "config": {"meta": {}, "tags": []}, "tags": [], "granularity": None, "doc_blocks": []}


def node(kind, name, schema, columns, sql, parents, number):
    unique = f"{kind}.bench.{'raw.' if kind == 'source' else ''}{name}"
    common = {"database": "warehouse", "schema": schema, "name": name, "resource_type": kind, "package_name": "bench",
              "path": f"{schema}/{name}.sql", "original_file_path": f"models/{schema}/{name}.sql", "unique_id": unique,
              "fqn": ["bench", schema, name], "tags": ["nightly"] if number % 7 == 0 else [],
              "description": f"Table number {number} of the bench.", "meta": {"owner": f"team {number % 20}"},
              "columns": {n: column(n, t) for n, t in columns}, "relation_name": f'"warehouse"."{schema}"."{name}"',
              "created_at": 1700000000.0, "config": {"enabled": True, "materialized": "table", "meta": {}, "tags": [],
              "pre-hook": [], "post-hook": [], "quoting": {}, "column_types": {}, "grants": {}, "packages": []},
              "checksum": {"name": "sha256", "checksum": f"{number:064d}"}}
    if kind == "source":
        return unique, {**common, "identifier": name, "source_name": "raw", "loader": "", "quoting": {}}
    return unique, {**common, "alias": name, "raw_code": sql, "compiled_code": sql, "language": "sql", "refs": [],
                    "sources": [], "depends_on": {"macros": [], "nodes": parents}, "compiled": True}


def query(rng, tables, number):
    """SQL over one to three tables, and the columns it gives."""
    first, others = tables[0], tables[1:]
    items = [(f"t0.{first['columns'][0][0]}", first["columns"][0])]
    for index, (name, kind) in enumerate(first["columns"][1:]):
        shape = (number + index) % 5
        if shape == 0:
            items.append((f"coalesce(t0.{name}, t0.{name})", (f"{name}_f", kind)))
        elif shape == 1:
            items.append((f"case when t0.{first['columns'][0][0]} > 10 then t0.{name} end", (name, kind)))
        else:
            items.append((f"t0.{name}", (name, kind)))
    for place, table in enumerate(others, 1):
        name, kind = rng.choice(table["columns"][1:])
        items.append((f"t{place}.{name}", (f"{name}_{place}", kind)))
    seen, chosen = set(), []
    for expression, (name, kind) in items[:12]:
        if name not in seen:
            seen.add(name)
            chosen.append((expression, (name, kind)))
    key = first["columns"][0][0]
    joins = "".join(f'\nleft join {t["relation"]} t{i} on t0.{key} = t{i}.{t["columns"][0][0]}'
                    for i, t in enumerate(others, 1))
    body = ",\n    ".join(f"{expression} as {name}" for expression, (name, _) in chosen)
    sql = f'with base as (\n  select\n    {body}\n  from {first["relation"]} t0{joins}\n  where t0.{key} is not null\n)\nselect * from base'
    return sql, [pair for _, pair in chosen]


def main():
    folder = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    compiled = sys.argv[3] != "0" if len(sys.argv) > 3 else True
    rng = random.Random(42)
    tables, nodes, sources, catalog = [], {}, {}, {}
    for number in range(max(1, count // 10)):
        columns = [("id", "bigint")] + [(f"c{number}_{i}", TYPES[i % 6]) for i in range(9)]
        unique, value = node("source", f"raw_{number:05d}", "raw", columns, None, [], number)
        sources[unique] = value
        tables.append({"id": unique, "relation": value["relation_name"], "columns": columns})
    for number in range(count):
        chosen = rng.sample(tables[-2000:], rng.choice([1, 1, 2, 3]))
        sql, columns = query(rng, chosen, number)
        schema = ["staging", "intermediate", "marts"][min(2, 3 * number // count)]
        unique, value = node("model", f"m_{number:05d}", schema, columns, sql, [t["id"] for t in chosen], number)
        if not compiled:
            del value["compiled_code"]
        nodes[unique] = value
        tables.append({"id": unique, "relation": value["relation_name"], "columns": columns})
        name = columns[0][0]
        test = f"test.bench.not_null_m_{number:05d}_{name}.{number:010x}"
        nodes[test] = {"resource_type": "test", "name": f"not_null_m_{number:05d}_{name}", "package_name": "bench",
                       "unique_id": test, "original_file_path": "models/schema.yml", "column_name": name,
                       "attached_node": unique, "config": {"severity": "ERROR", "materialized": "test"}, "tags": [],
                       "test_metadata": {"name": "not_null", "kwargs": {"column_name": name}, "namespace": None},
                       "depends_on": {"macros": ["macro.dbt.test_not_null"], "nodes": [unique]}, "columns": {},
                       "raw_code": "{{ test_not_null(**_dbt_generic_test_kwargs) }}", "language": "sql"}
    for unique, value in [*nodes.items(), *sources.items()]:
        if value["resource_type"] != "test":
            catalog[unique] = {"metadata": {"type": "BASE TABLE", "schema": value["schema"], "name": value["name"],
                                            "database": "warehouse", "comment": None, "owner": "bench"},
                               "columns": {n: {"type": c["data_type"], "index": i + 1, "name": n, "comment": None}
                                           for i, (n, c) in enumerate(value["columns"].items())},
                               "stats": {}, "unique_id": unique}
    everything = {**nodes, **sources}
    parents = {k: v.get("depends_on", {}).get("nodes", []) for k, v in everything.items()}
    manifest = {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json",
                             "dbt_version": "1.11.16", "project_name": "bench", "adapter_type": "postgres"},
                "nodes": nodes, "sources": sources, "macros": {}, "docs": {}, "exposures": {}, "metrics": {},
                "groups": {}, "selectors": {}, "disabled": {}, "parent_map": parents, "child_map": {},
                "semantic_models": {}, "unit_tests": {}, "saved_queries": {}}
    (folder / "target").mkdir(parents=True, exist_ok=True)
    (folder / "target/manifest.json").write_text(json.dumps(manifest))
    (folder / "target/catalog.json").write_text(json.dumps(
        {"metadata": {}, "nodes": {k: v for k, v in catalog.items() if k in nodes},
         "sources": {k: v for k, v in catalog.items() if k in sources}, "errors": None}))


if __name__ == "__main__":
    main()
