"""Run DDL files in fresh DuckDB databases. usage: duckdb_ddl.py FILE…; prints {file: [fault]}"""
import json
import sys

import duckdb

faults = {}
for path in sys.argv[1:]:
    try:
        with open(path, encoding="utf-8") as file, duckdb.connect(":memory:") as database:
            database.execute(file.read())
            made = database.execute("select count(*) from duckdb_tables() where not internal")
            if made.fetchone()[0] == 0:
                faults[path] = ["1: it makes no table"]
    except (duckdb.Error, UnicodeDecodeError) as fault:
        faults[path] = ["1: " + str(fault).splitlines()[0]]
print(json.dumps(faults))
