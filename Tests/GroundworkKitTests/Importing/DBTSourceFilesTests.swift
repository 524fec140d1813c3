import GroundworkModel
import Testing

@testable import GroundworkKit

/// A dbt project without its manifest.
@Suite struct DBTSourceFilesTests {
  static let files = [
    "dbt_project.yml": """
    name: shop
    profile: shop
    seed-paths: [data]
    models:
      shop:
        staging: {+schema: staging, +materialized: view}
        +materialized: table
    vars: {least: "5"}
    """,
    "profiles.yml": """
    shop:
      target: "{{ env_var('T', 'dev') }}"
      outputs:
        dev: {type: postgres, dbname: db, schema: main, password: "s3cret-word"}
    """,
    "data/codes.csv": "code,\"label\"\n1,one\n",
    "models/staging/sources.yml": """
    sources:
      - name: raw
        schema: public
        tables:
          - name: orders
            columns: [{name: id, data_type: bigint, tests: [not_null]}, {name: code}, {name: total}]
    """,
    "models/staging/stg_orders.sql":
      "select id, code, total from {{ source('raw', 'orders') }} where total > {{ var('least') }}",
    "models/report.sql": """
    {{ config(alias='the_report', schema='marts') }}
    select c.label, sum(o.total) as total
    from {{ ref('stg_orders') }} o join {{ ref('codes') }} c on c.code = o.code group by 1
    """,
    "models/odd.sql": "select {{ dbt_utils.star(ref('stg_orders')) }} from {{ ref('stg_orders') }}",
    "models/props.yml": """
    models:
      - name: report
        description: What was sold.
        meta: {owner: ada}
        data_tests: [{unique: {config: {severity: warn}}}]
    exposures:
      - {name: page, type: notebook, owner: {name: bob}, depends_on: ["ref('report')"]}
    """,
    "tests/no_loss.sql": "select * from {{ ref('report') }} where total < 0",
    "macros/m.sql": "{% macro m() %}{% endmacro %}",
  ]

  @Test func aBareProjectGivesDatasetsAndColumnLineage() throws {
    let bench = try ImportBench()
    let report = try bench.takeDBT(Self.files)
    let content = try bench.content
    #expect(
      content.entities(.dataset).map(\.id.rawValue) == [
        "dataset/db.main.codes", "dataset/db.main.odd", "dataset/db.main_marts.the_report",
        "dataset/db.main_staging.stg_orders", "dataset/db.public.orders",
      ])
    let edges = try bench.columnEdges()
    #expect(edges.contains("stg_orders.total -> the_report.total aggregated"), "\(edges)")
    #expect(edges.contains("codes.label -> the_report.label identity"), "\(edges)")
    #expect(edges.contains("orders.total -> stg_orders.total identity"), "\(edges)")
    let odd = EntityID(.dataset, path: ["db", "main", "odd"])
    #expect(content.edges(to: odd).map(\.source.segments.last) == ["stg_orders"])
    #expect(
      report.summary.skipped.contains {
        $0.what == "models read for tables only" && $0.examples == ["odd"]
      })
    let page = try #require(content.entities(.dashboard).first)
    #expect(page.tags == ["notebook"] && content.links(from: page.id).count == 1)
    #expect(content.entities(.check).count == 3)
  }

  @Test func aPasswordOfTheProfileIsNowhere() throws {
    let bench = try ImportBench()
    try bench.takeDBT(Self.files)
    let files = try CatalogExport(try bench.content).files
    #expect(!files.contains { $0.text.contains("s3cret") })
  }

  @Test func aFaultInYAMLHasItsPlace() throws {
    var files = Self.files
    files["models/props.yml"] = "models:\n  - name: [x\n"
    let place = try ImportBench()
    #expect(throws: Never.self) { try place.takeDBT(["dbt_project.yml": "name: x\n"]) }
    let reading = try DBTSourceFiles.project(
      of: files.map { ExchangeFile(path: $0.key, text: $0.value) })
    #expect(reading.summary.diagnostics.first?.location?.file == "models/props.yml")
  }
}
