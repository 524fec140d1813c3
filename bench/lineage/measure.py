#!/usr/bin/env python3
"""measure.py TOOL CORPUS SECONDS: statements a second of CPU of one peer over a corpus, as JSON.

CORPUS is a JSON list of {"query", "schema", "columns"}: a SELECT, its tables, the names of its output columns. A schema is
prepared in the tool's own form before the clock runs. The corpus is gone through again until SECONDS of CPU are spent.
"""
import json
import sys
import time


def sqlglot_default(case):
    from sqlglot.lineage import lineage
    return lambda: lineage(None, case["query"], schema=case["schema"], dialect="postgres")


def sqlglot_tuned(case):
    from sqlglot.lineage import lineage
    return lambda: lineage(
        None, case["query"], schema=case["schema"], dialect="postgres", trim_selects=False, copy=False)


def sqlglot_parse(case):
    import sqlglot
    return lambda: sqlglot.parse_one(case["query"], dialect="postgres")


def polyglot(case):
    import polyglot_sql
    tables = [{"name": table, "columns": [{"name": name, "type": kind or "text"} for name, kind in columns.items()]}
              for table, columns in case["schema"].items()]
    options = {"producer": "https://example.org/bench", "datasetNamespace": "bench", "dialect": "postgres",
               "outputDataset": {"namespace": "bench", "name": "out"}, "schema": {"tables": tables}}
    return lambda: polyglot_sql.openlineage_column_lineage(case["query"], options)


def polyglot_parse(case):
    import polyglot_sql
    return lambda: polyglot_sql.parse(case["query"], dialect="postgres")


def sqllineage(case):
    from sqllineage.core.metadata.dummy import DummyMetaDataProvider
    from sqllineage.runner import LineageRunner
    known = DummyMetaDataProvider({f"<default>.{table}": list(columns) for table, columns in case["schema"].items()})
    return lambda: LineageRunner(
        f"INSERT INTO out_t {case['query']}", dialect="postgres", metadata_provider=known).get_column_lineage()


def openlineage(case):
    import openlineage_sql
    return lambda: openlineage_sql.parse([f"CREATE TABLE out_t AS {case['query']}"], "postgres")


def pglast_parse(case):
    from pglast.parser import parse_sql_json
    return lambda: parse_sql_json(case["query"])


TOOLS = {
    "sqlglot": sqlglot_default, "sqlglotc": sqlglot_default, "sqlglotc tuned": sqlglot_tuned,
    "polyglot-sql": polyglot, "sqllineage": sqllineage, "openlineage-sql": openlineage,
    "parse: sqlglotc": sqlglot_parse, "parse: polyglot-sql": polyglot_parse, "parse: libpg_query (pglast)": pglast_parse,
}


def main():
    tool, corpus, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
    with open(corpus, encoding="utf-8") as file:
        calls = [TOOLS[tool](case) for case in json.load(file)]
    failed = 0
    for call in calls:
        failed += not succeeds(call)
    done, begin = 0, time.process_time()
    while time.process_time() - begin < seconds:
        for call in calls:
            succeeds(call)
            done += 1
            if time.process_time() - begin > 8 * seconds:
                break
    print(json.dumps({"rate": done / (time.process_time() - begin), "failed": failed}))


def succeeds(call):
    try:
        call()
    except Exception:
        return False
    return True


main()
