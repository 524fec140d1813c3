#!/usr/bin/env python3
"""schema.py TABLES COLUMNS > schema.sql: a deterministic PostgreSQL schema of many tables in eight schemas, with serial
keys, foreign keys, indexes, comments, a view for every tenth table and rows in every fifth."""
import random
import sys

TYPES = ["integer", "bigint", "text", "varchar(80)", "numeric(12,2)", "date", "timestamptz", "boolean",
         "jsonb", "uuid", "double precision", "inet", "text[]", "char(2)", "bytea"]
WORDS = "amount status created_at country notes payload score city tags qty price kind code email phone".split()


def table(number, columns, tables, dice):
    """The statements that make one table."""
    name = f"s{number % 8}.t{number:04d}"
    fields = ["id bigserial PRIMARY KEY"]
    for key in range(min(len(tables), dice.randint(1, 3))):
        fields.append(f"ref{key} bigint REFERENCES {dice.choice(tables)} (id)")
    references = len(fields) > 1
    while len(fields) < columns:
        fields.append(f"{dice.choice(WORDS)}_{len(fields)} {dice.choice(TYPES)}")
    yield f"CREATE TABLE {name} ({', '.join(fields)});"
    if references:
        yield f"CREATE INDEX ON {name} (ref0);"
    yield f"COMMENT ON TABLE {name} IS 'table {number}';"
    for field in fields[1::3]:
        yield f"COMMENT ON COLUMN {name}.{field.split()[0]} IS 'column {field.split()[0]}';"
    if number % 10 == 0:
        yield f"CREATE VIEW s{number % 8}.v{number:04d} AS SELECT id FROM {name};"
    if number % 5 == 0:
        yield f"INSERT INTO {name} (id) SELECT g FROM generate_series(1, 20) g;"
    tables.append(name)


def main():
    count, columns = int(sys.argv[1]), int(sys.argv[2])
    dice, tables = random.Random(7), []
    for schema in range(8):
        print(f"CREATE SCHEMA s{schema};")
    for number in range(count):
        print("\n".join(table(number, columns, tables, dice)))
    print("ANALYZE;")


main()
