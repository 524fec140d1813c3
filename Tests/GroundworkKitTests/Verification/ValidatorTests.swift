import Foundation
import GroundworkModel
import TestSupport
import Testing

@testable import GroundworkKit

/// One break of one file of the sample tree, which a validator must notice.
struct Break: Sendable, CustomTestStringConvertible {
  let validator: any Validator
  let path: String
  let old: String
  let new: String
  let words: String

  init(_ validator: any Validator, _ path: String, _ old: String, _ new: String, _ words: String) {
    (self.validator, self.path, self.old, self.new) = (validator, path, old, new)
    self.words = words
  }

  var testDescription: String { "\(validator.name): `\(old)` → `\(new)`" }

  static let all: [Break] = [
    Break(PythonCompile(), "extract/load.py", "def load():", "def load(:", "invalid syntax"),
    Break(DBTSchema(), "transform/models/staging/sources.yml", "tables:", "tabels:", "tabels"),
    Break(DBTSchema(), "transform/dbt_project.yml", "model-paths", "model-path", "model-path"),
    Break(DBTSchema(), "transform/models/marts/marts.yml", "- unique", "- [unique", "expected"),
    Break(
      DBTParse(), "transform/models/marts/kpi_orders.sql", "ref('stg_orders')", "ref('stg_order')",
      "stg_order"),
    Break(DBTParse(), "transform/models/marts/marts.yml", "- unique", "- uniq", "`uniq`"),
    Break(PipelineRun(), "extract/load.py", "read_csv", "read_cvs", "read_cvs"),
    Break(PipelineRun(), "transform/models/marts/kpi_orders.sql", "count(*)", "coun(*)", "coun"),
    Break(
      PipelineRun(), "transform/models/marts/marts.yml", "- unique",
      "- accepted_values: {arguments: {values: [7]}}", "fail"),
    Break(PipelineRun(), "report/kpis.py", "kpi_orders", "kpi_order", "kpi_order"),
    Break(AirflowDagBag(), "dags/shop.py", "\"0 5 * * *\"", "\"0 5 * *\"", "columns"),
    Break(AirflowDagBag(), "dags/shop.py", "\nshop()", "\n", "defines no DAG"),
    Break(AirflowDagRun(), "dags/shop.py", "make run", "make runs", "No rule to make target"),
    Break(MakefileParse(), "Makefile", "\t@$(DBT)", "@$(DBT)", "missing separator"),
    Break(TableFile(), "dictionary.csv", "\"orders, all\"", "orders, all", "3 fields"),
    Break(SQLFluffParse(), "ddl/duckdb/schema.sql", "CREATE TABLE", "CREAT TABLE", "unparsable"),
    Break(SQLiteDDL(), "ddl/sqlite/schema.sql", "PRIMARY KEY", "PRIMARY KEE", "syntax error"),
    Break(
      SQLiteDDL(), "ddl/sqlite/schema.sql", "REFERENCES orders", "REFERENCES order_s",
      "refers to order_s"),
    Break(DuckDBDDL(), "ddl/duckdb/schema.sql", "BIGINT", "BIGGINT", "BIGGINT"),
    Break(PostgresDDL(), "ddl/postgres/schema.sql", "bigint", "biggint", "biggint"),
    Break(PostgresDDL(), "ddl/postgres/schema.sql", "REFERENCES orders", "REFERENCES o", "\"o\""),
  ]
}

@Suite struct ValidatorTests {
  @Test func everyValidatorIsShownToRefuseABrokenFile() {
    let shown = Set(Break.all.map(\.validator.name))
    #expect(shown.isSuperset(of: Validators.all.map(\.name)))
  }

  @Test(.timeLimit(.minutes(15)))
  func theSampleTreeIsAccepted() throws {
    let sample = try SampleTree()
    let verification = try sample.verify(Validators.all)
    #expect(verification.isAccepted, "\(verification.findings)")
    try Tools.expectPresent(verification.absent)
    for file in verification.files where file.path != "README.md" {
      #expect(file.proof > .unverified || !verification.absent.isEmpty, "\(file)")
    }
    let readme = verification.files.first { $0.path == "README.md" }
    #expect(
      readme?.proof == .unverified && readme?.reason == "no validator reads this kind of file")
  }

  @Test(.timeLimit(.minutes(15)), arguments: Break.all)
  func aBrokenFileIsRefused(_ one: Break) throws {
    let sample = try SampleTree()
    try sample.replace(one.old, one.new, in: one.path)
    let verification = try sample.verify([one.validator])
    guard try Tools.expectPresent(verification.absent) else { return }
    #expect(!verification.isAccepted)
    let finding = verification.findings.first
    #expect(finding?.message.contains(one.words) == true, "\(verification.findings)")
    #expect(finding?.location?.file == one.path, "\(verification.findings)")
    #expect(verification.files.first { $0.path == one.path }?.proof == .refused)
  }

  @Test func aReaderOfADialectYieldsToItsEngine() throws {
    let sample = try SampleTree()
    try sample.replace(
      "CREATE TABLE lines", "CREATE TABLE plan (plan text);\nCREATE TABLE lines",
      in: "ddl/sqlite/schema.sql")
    let alone = try sample.verify([SQLFluffParse()])
    guard try Tools.expectPresent(alone.absent) else { return }
    #expect(!alone.isAccepted, "sqlfluff takes `plan` for a keyword of SQLite")
    let both = try sample.verify([SQLFluffParse(), SQLiteDDL()])
    #expect(both.isAccepted && both.findings.first?.severity == .warning, "\(both.findings)")
    let file = both.files.first { $0.path == "ddl/sqlite/schema.sql" }
    #expect(file?.proof == .proved)
  }

  @Test func withoutToolsNothingIsTicked() throws {
    let sample = try SampleTree()
    let empty = try TemporaryFolder()
    let toolbox = Toolbox(
      environment: [
        "GROUNDWORK_TOOLS": empty.url.path, "GROUNDWORK_AIRFLOW": empty.url.path,
        "PATH": empty.url.path,
      ], home: Checkout.root, tree: sample.url)
    let verification = try Verification(
      of: GeneratedTree(sample.url), using: toolbox, isThorough: false)
    for file in verification.files where !["dictionary.csv"].contains(file.path) {
      let isServer = file.path.hasPrefix("ddl/postgres")
      #expect(file.proof == .unverified || isServer, "\(file)")
      #expect(file.reason != nil || isServer)
    }
    #expect(verification.text(limit: 3).contains("shown 3 of"))
  }

  @Test func theTreeItselfIsNotTouched() throws {
    let sample = try SampleTree()
    let before = try FileManager.default.subpathsOfDirectory(atPath: sample.url.path).sorted()
    _ = try sample.verify([DBTParse(), PythonCompile()])
    #expect(try FileManager.default.subpathsOfDirectory(atPath: sample.url.path).sorted() == before)
  }
}

/// Says when tools are missing; a failure where CI is set.
enum Tools {
  @discardableResult
  static func expectPresent(_ absent: [Verification.Absence]) throws -> Bool {
    for absence in absent { print("skipped: \(absence.validator): \(absence.reason)") }
    let isCI = ProcessInfo.processInfo.environment["CI"] != nil
    #expect(absent.isEmpty || !isCI, "\(absent)")
    return absent.isEmpty
  }
}
