import Foundation
import TestSupport

@testable import GroundworkKit

/// A small generated tree with one good file of every kind that a validator reads.
struct SampleTree {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in Self.files {
      let place = url.appending(path: path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: place, atomically: false, encoding: .utf8)
    }
    try "name: shop\nsources:\n  - {name: shop, location: 'csv:orders.csv'}\n".write(
      toFile: folder.path("groundwork.yaml"), atomically: false, encoding: .utf8)
    try "id\n1\n2\n".write(toFile: folder.path("orders.csv"), atomically: false, encoding: .utf8)
  }

  var url: URL { folder.url.appending(path: "pipeline") }

  func replace(_ old: String, _ new: String, in path: String) throws {
    let place = url.appending(path: path)
    let text = try String(contentsOf: place, encoding: .utf8)
    let broken = text.replacingOccurrences(of: old, with: new)
    guard broken != text else { throw CocoaError(.featureUnsupported) }
    try broken.write(to: place, atomically: false, encoding: .utf8)
  }

  func verify(_ validators: [any Validator]) throws -> Verification {
    let toolbox = Toolbox(
      environment: ProcessInfo.processInfo.environment, home: Checkout.root, tree: url)
    return try Verification(
      of: GeneratedTree(url), with: validators, using: toolbox, isThorough: true)
  }

  private static let files = [
    "README.md": "# Shop\n",
    "Makefile": """
    PYTHON := "$(GROUNDWORK_TOOLS)/python"
    DBT := "$(GROUNDWORK_TOOLS)/dbt" --quiet
    run: load build figures
    load:
    \t@$(PYTHON) extract/load.py
    build:
    \t@$(DBT) build --project-dir transform --profiles-dir transform
    figures:
    \t@$(PYTHON) report/kpis.py

    """,
    "report/kpis.py": """
    import duckdb, os
    print(duckdb.connect(os.environ["GROUNDWORK_DUCKDB"]).execute("from marts.kpi_orders").fetchone())

    """,
    "dictionary.csv": "table,about\norders,\"orders, all\"\n",
    "extract/load.py": """
    import duckdb, os


    def load():
        path = os.environ["GROUNDWORK_SOURCE_SHOP"].removeprefix("csv:")
        with duckdb.connect(os.environ["GROUNDWORK_DUCKDB"]) as warehouse:
            warehouse.execute("create schema if not exists raw")
            warehouse.execute(f"create or replace table raw.orders as from read_csv('{path}')")


    load()

    """,
    "dags/shop.py": """
    import os

    import pendulum
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.sdk import dag


    @dag(schedule="0 5 * * *", start_date=pendulum.datetime(2026, 1, 1), catchup=False)
    def shop():
        BashOperator(task_id="run", bash_command="make run", retries=0, cwd=os.environ.get("GROUNDWORK_PIPELINE"))


    shop()

    """,
    "ddl/sqlite/schema.sql": schema("INTEGER"),
    "ddl/duckdb/schema.sql": schema("BIGINT"),
    "ddl/postgres/schema.sql": schema("bigint"),
    "transform/dbt_project.yml": """
    name: shop
    version: "1.0.0"
    config-version: 2
    profile: shop
    model-paths: ["models"]
    flags:
      send_anonymous_usage_stats: false

    """,
    "transform/profiles.yml": """
    shop:
      target: duckdb
      outputs:
        duckdb:
          type: duckdb
          path: "{{ env_var('GROUNDWORK_DUCKDB', 'shop.duckdb') }}"
          schema: marts

    """,
    "transform/models/staging/sources.yml": """
    version: 2
    sources:
      - name: raw
        tables:
          - name: orders

    """,
    "transform/models/staging/stg_orders.sql": "select * from {{ source('raw', 'orders') }}\n",
    "transform/models/marts/kpi_orders.sql":
      "select count(*) as value from {{ ref('stg_orders') }}\n",
    "transform/models/marts/marts.yml": """
    version: 2
    models:
      - name: kpi_orders
        columns:
          - name: value
            data_tests:
              - unique

    """,
  ]

  private static func schema(_ integer: String) -> String {
    """
    CREATE TABLE orders (id \(integer) PRIMARY KEY, placed_on DATE NOT NULL);
    CREATE TABLE lines (id \(integer) PRIMARY KEY, orders_id \(integer) REFERENCES orders (id));

    """
  }
}
