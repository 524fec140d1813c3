import ArgumentParser
import CommandLineSupport
import Foundation
import GroundworkKit

/// `catalog import query-log FILE`
struct ImportQueryLogVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query-log",
    abstract: "Count which tables and columns the queries of a log read, and which together.",
    discussion: """
      An export of pg_stat_statements as CSV with the columns `query` and `calls`, or PostgreSQL's CSV log. Values are taken
      out of every query before it is looked at, and no query is kept: only how often tables and columns of a scanned source
      are read, as links of a use case. A newer log of the source takes the place of an older one.

        catalog import query-log statements.csv --source shop
        catalog import query-log postgresql-2026-01-01.csv --source shop --format json
      """)

  @Argument(help: "The log.", completion: .file())
  var file: String

  @Option(help: "The dialect of the queries.")
  var dialect = "postgres"

  @OptionGroup var material: MaterialOptions

  func run() throws {
    guard SQLDialects.isKnown(dialect) else {
      throw ImportSourceError.unknownDialect(dialect, known: SQLDialects.names)
    }
    guard let source = material.source else {
      throw ValidationError("Say with --source on which scanned source the queries ran.")
    }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ExchangeError.unreadable(path: file, reason: "there is no such file")
    }
    let log = QueryLog(String(decoding: data, as: UTF8.self), name: file)
    try material.save(
      log.origin(source: source), because: "catalog import query-log \(file)"
    ) { known in
      log.material(source: source, dialect: dialect, known: known)
    }
  }
}
