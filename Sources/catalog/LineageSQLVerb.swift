import ArgumentParser
import CommandLineSupport
import Foundation
import GroundworkKit
import GroundworkModel
import SQLLineage

/// `catalog lineage sql FILE`
struct LineageSQLVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract:
      "Show which tables and columns SQL text reads and writes, and what happens on the way.",
    discussion: """
      Columns of tables come from `--schema`, a JSON object of tables with their columns, or with `--from-catalog` from
      the catalog. Without either, `*` and names without a table are followed as far as the text allows. Ends with 1
      when a statement was not understood. With `--jsonl`, each line of standard input is a JSON object with `sql` and
      gets one line of answer.

        catalog lineage sql query.sql --dialect snowflake
        catalog lineage sql model.sql --schema schema.json --format openlineage
        cat query.sql | catalog lineage sql - --from-catalog --format json
        catalog lineage sql --jsonl < cases.jsonl
      """)

  /// What can be printed.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json, openlineage
  }

  @Argument(help: "A file of SQL, or `-` for standard input.")
  var file = "-"

  @Option(help: "The database's way of writing SQL: ansi, postgresql, snowflake, bigquery, tsql …")
  var dialect = "ansi"

  @Option(help: "A JSON file: {\"schema.table\": {\"column\": \"type\"}}.")
  var schema: String?

  @Flag(help: "Take the columns of tables from the catalog.")
  var fromCatalog = false

  @Flag(help: "Answer each line of standard input, a JSON object, with a line.")
  var jsonl = false

  @Option(help: "How to print: text, json or openlineage.")
  var format: Form = .text

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    guard Dialect.known(dialect) == nil else { return }
    let known = Dialect.all.map(\.name).sorted().joined(separator: ", ")
    throw ValidationError("No dialect is called `\(dialect)`. Known: \(known).")
  }

  func run() throws {
    if jsonl { return answerLines() }
    let text = String(decoding: try bytes(of: file), as: UTF8.self)
    let report = SQLLineageReport(text, Dialect.named(dialect), in: try knownTables())
    switch format {
    case .text: Terminal.print(report.text)
    case .json: Terminal.print(report.json)
    case .openlineage: Terminal.print(report.openLineage)
    }
    if !report.isUnderstood { throw ExitStatus.findings.code }
  }

  private func answerLines() {
    var batch = LineageBatch(dialect: dialect)
    while let line = readLine() { Terminal.print(batch.answer(line.utf8)) }
  }

  private func knownTables() throws -> SQLSchema {
    if fromCatalog { return SQLSchema(tablesOf: try project.content()) }
    guard let schema else { return SQLSchema() }
    guard let tables = SQLSchema(json: try bytes(of: schema)) else {
      throw ValidationError(
        "\(schema) is no JSON object of tables. See `catalog lineage sql --help`.")
    }
    return tables
  }

  private func bytes(of path: String) throws -> Data {
    guard path != "-" else { return FileHandle.standardInput.readDataToEndOfFile() }
    do {
      return try Data(contentsOf: URL(filePath: path))
    } catch {
      throw ValidationError("\(path) cannot be read: \(error.localizedDescription)")
    }
  }
}
