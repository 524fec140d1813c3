"""Twelve queries that make lineage tools explode: name → (SQL, schema, edges that are right).

The kinds are those of the public measurements of lineage tools; each text is made here, the size is a number.
"""


def table(name, count):
    return {name: {f"c{index}": "int" for index in range(count)}}


def everything():
    columns = range(2000)
    yield "2,000 expressions over a join", (
        "SELECT " + ", ".join(f"a.c{i} + b.c{i} AS e{i}" for i in columns) + " FROM a JOIN b ON a.c0 = b.c0",
        table("a", 2000) | table("b", 2000), 4000)
    yield "* through 2 levels, 2,000 columns", (
        "SELECT * FROM (SELECT * FROM (SELECT * FROM a) x) y", table("a", 2000), 2000)
    names = ", ".join(f"c{i}" for i in range(20))
    chain = ", ".join(f"q{i} AS (SELECT {names} FROM {f'q{i - 1}' if i else 'a'})" for i in range(500))
    yield "500 CTEs x 20 columns", (f"WITH {chain} SELECT * FROM q499", table("a", 20), 20)
    double = ", ".join(
        f"q{i} AS (SELECT x.c0 FROM {f'q{i - 1}' if i else 'a'} x JOIN {f'q{i - 1}' if i else 'a'} y ON x.c0 = y.c0)"
        for i in range(30))
    yield "30 CTEs, each read twice", (f"WITH {double} SELECT c0 FROM q29", table("a", 1), 1)
    yield "200-way UNION ALL x 20 columns", (
        " UNION ALL ".join(f"SELECT {names} FROM t{i}" for i in range(200)),
        {f"t{i}": {f"c{j}": "int" for j in range(20)} for i in range(200)}, 4000)
    nested = "SELECT c0 FROM a"
    for index in range(200):
        nested = f"SELECT c0 FROM ({nested}) d{index}"
    yield "200 nested derived tables", (nested, table("a", 1), 1)
    yield "2,000 nested parentheses", ("SELECT " + "(" * 2000 + "c0" + ")" * 2000 + " AS x FROM a", table("a", 1), 1)
    yield "WHERE with 10,000 ORs", (
        "SELECT c0 FROM a WHERE " + " OR ".join(f"c0 = {i}" for i in range(10000)), table("a", 1), 1)
    yield "IN list of 50,000", (
        "SELECT c0 FROM a WHERE c0 IN (" + ", ".join(str(i) for i in range(50000)) + ")", table("a", 1), 1)
    yield "CASE with 5,000 branches", (
        "SELECT CASE " + " ".join(f"WHEN c0 = {i} THEN c1" for i in range(5000)) + " END AS x FROM a",
        table("a", 2), 1)
    row = "(" + ", ".join(str(1000 + i) for i in range(12)) + ")"
    yield "INSERT of 72,000 rows", ("INSERT INTO a VALUES " + ", ".join([row] * 72000), table("a", 12), 0)
    statement = "CREATE TABLE o{0} AS SELECT " + ", ".join(f"x.c{i} + y.c{i} AS e{i}" for i in range(95)) + (
        " FROM a x JOIN b y ON x.c0 = y.c0 WHERE x.c1 IN (SELECT c1 FROM b WHERE c2 > 7) ORDER BY 1")
    yield "script of 2,270 statements", (
        ";\n".join(statement.format(i) for i in range(2270)) + ";", table("a", 95) | table("b", 95), 2270 * 190)
