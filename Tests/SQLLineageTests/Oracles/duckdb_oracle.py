"""Asks DuckDB what queries read. One JSON object a line in, one a line out.

In:  {"definition": "CREATE TABLE …; …"} first, then {"id": …, "sql": "SELECT …"} for each query.
Out: {"id", "refused"} or {"id", "names", "reads", "columns": [scanned for each], "rows": [scanned for none]};
     columns are [table, column].

Two oracles. Read set: a column is read when the query gives something else or nothing once the column has another name
or type, or when it is scanned: a star binds under any name, and a name that is gone may find something else. Scan
sandwich: what is scanned for `SELECT k FROM (query)` and not for `SELECT 1 FROM (query)` gives column k or decides about
it, and nothing gives it that is not scanned.
"""

import json
import re
import sys

import duckdb

# Whatever moves conditions, folds constants or trusts statistics of empty tables hides scans that the query asks for.
KEPT = {"unused_columns", "column_lifetime"}


def scanned(connection, sql):
    """The columns that a plan takes from tables."""
    plan = connection.execute("EXPLAIN (FORMAT json) " + sql).fetchone()[1]
    found, open_nodes = set(), json.loads(plan)
    while open_nodes:
        node = open_nodes.pop()
        open_nodes += node.get("children", [])
        info = node.get("extra_info", {})
        if "Table" in info:
            columns = info.get("Projections", [])
            columns = [columns] if isinstance(columns, str) else columns
            found |= {(info["Table"].split(".")[-1].strip('"'), name) for name in columns}
    return found


def described(connection, sql):
    """The names and types of a query's columns, nothing when it cannot be bound."""
    try:
        return [row[:2] for row in connection.execute("DESCRIBE " + sql).fetchall()]
    except duckdb.Error:
        return None


def mentions(sql, column):
    """Whether a text can name a column: by its name, or by a star or a natural join."""
    return re.search(r"\b%s\b|(select|,|\.)\s*\*|natural" % re.escape(column), sql, re.I)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def read(connection, queries, tables, answers):
    """The read set of each query, by renaming one column after the other."""
    reads = {query["id"]: whole(answers[query["id"]]) for query in queries}
    before = {query["id"]: described(connection, query["sql"]) for query in queries}
    for table, column in tables:
        old, new = quoted(column), quoted("renamed away")
        alter = f"ALTER TABLE {quoted(table)} "
        kind = connection.execute(
            "SELECT data_type FROM duckdb_columns() WHERE table_name = ? AND column_name = ?", [table, column]
        ).fetchone()[0]
        # Nothing is computed with a map; a structure would take a table's name before a dot for its own.
        for change, back in (
            (f"RENAME COLUMN {old} TO {new}", f"RENAME COLUMN {new} TO {old}"),
            (f"ALTER COLUMN {old} TYPE MAP(INT, INT) USING NULL", f"ALTER COLUMN {old} TYPE {kind} USING NULL"),
        ):
            connection.execute(alter + change)
            for query in queries:
                known = reads[query["id"]]
                if [table, column] in known or not mentions(query["sql"], column):
                    continue
                if described(connection, query["sql"]) != before[query["id"]]:
                    known.append([table, column])
            connection.execute(alter + back)
    return reads


def whole(answer):
    """All that is scanned for a query's rows and columns."""
    return [list(pair) for pair in {tuple(p) for part in [answer["rows"], *answer["columns"]] for p in part}]


def answer(connection, query):
    connection.execute("SET disabled_optimizers = ''")
    try:
        names = [row[0] for row in connection.execute("DESCRIBE " + query["sql"]).fetchall()]
        listed = ", ".join(f"c{place}" for place in range(len(names)))
        inner = f"(SELECT * FROM ({query['sql']}) AS q({listed}))"
        connection.execute("SET disabled_optimizers = '%s'" % ",".join(query["disabled"]))
        rows = scanned(connection, f"SELECT 1 FROM {inner}")
        columns = [scanned(connection, f"SELECT c{p} FROM {inner}") for p in range(len(names))]
    except duckdb.Error as error:
        return {"refused": str(error).split("\n")[0]}
    return {
        "names": names,
        "rows": sorted(map(list, rows)),
        "columns": [sorted(map(list, column)) for column in columns],
    }


def main():
    lines = [json.loads(line) for line in sys.stdin]
    connection = duckdb.connect(":memory:")
    connection.execute(lines[0]["definition"])
    tables = connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY 1, 2"
    ).fetchall()
    optimizers = connection.execute("SELECT name FROM duckdb_optimizers()").fetchall()
    disabled = [name for (name,) in optimizers if name not in KEPT]
    answers = {}
    for query in lines[1:]:
        answers[query["id"]] = answer(connection, {**query, "disabled": disabled})
    taken = [q for q in lines[1:] if "refused" not in answers[q["id"]]]
    reads = read(connection, taken, tables, answers)
    for query in lines[1:]:
        found = answers[query["id"]] | {"id": query["id"], "reads": reads.get(query["id"], [])}
        print(json.dumps(found))


main()
