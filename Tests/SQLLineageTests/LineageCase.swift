import Foundation
import SQLLineage
import TestSupport
import Testing

/// A case of the literate suites in `Cases/`, as written in their README.
struct LineageCase: CustomTestStringConvertible, Sendable {
  let file: String
  let title: String
  var sql = ""
  var dialect = "ansi"
  var schema = ""
  var lineage: [String]?
  var tables: [String]?
  var diagnostics: [String] = []

  var testDescription: String { "\(file): \(title)" }

  static let folder = Checkout.root.appending(path: "Tests/SQLLineageTests/Cases")

  /// Every case of every file, in order.
  static let all: [LineageCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted().flatMap { name in
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      return cases(in: text, file: name)
    }
  }()

  private static func cases(in text: String, file: String) -> [LineageCase] {
    var cases: [LineageCase] = []
    var block: (kind: String, lines: [String])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```"), let open = block {
        cases[cases.count - 1].take(open.kind, open.lines)
        block = nil
      } else if line.hasPrefix("```"), !cases.isEmpty {
        block = (String(line.dropFirst(3)), [])
      } else if block != nil {
        block?.lines.append(line)
      } else if line.hasPrefix("## ") {
        cases.append(LineageCase(file: file, title: String(line.dropFirst(3))))
      }
    }
    return cases.filter { !$0.sql.isEmpty }
  }

  private mutating func take(_ kind: String, _ lines: [String]) {
    let words = kind.split(separator: " ").map(String.init)
    let filled = lines.filter { !$0.isEmpty }
    switch words.first {
    case "sql":
      sql = lines.joined(separator: "\n")
      dialect = words.count > 1 ? words[1] : "ansi"
    case "schema": schema = lines.joined(separator: "\n")
    case "lineage": lineage = filled
    case "tables": tables = filled
    case "diagnostics": diagnostics = filled
    default: break
    }
  }

  /// `orders(id, total)` a line.
  var tableSchema: SQLSchema {
    SQLSchema(
      schema.split(separator: "\n").map { line in
        let parts = line.split(separator: "(", maxSplits: 1)
        let columns = parts.count > 1 ? parts[1].dropLast().split(separator: ",") : []
        return SQLSchema.Table(
          path: parts[0].split(separator: ".").map(String.init),
          columns: columns.map { $0.trimmingCharacters(in: .whitespaces) })
      })
  }

  /// What the engine says, in the words of the cases.
  func run() -> (lineage: [String], tables: [String], diagnostics: [String]) {
    let statements = SQLScript(sql, Dialect.named(dialect)).lineage(in: tableSchema)
    let lines = statements.flatMap { statement in
      statement.edges.map { edge in
        let target = edge.target.map {
          [statement.target ?? [], [$0]].joined().joined(separator: ".")
        }
        let masked = edge.isMasked ? " masked" : ""
        let table = edge.table.isEmpty ? "?" : edge.table.joined(separator: ".")
        return "\(target ?? "rows") <- \(table).\(edge.column) \(edge.kind)\(masked)"
      }
    }
    let tables = statements.map { statement in
      let target = statement.target.map { $0.joined(separator: ".") + " <- " } ?? ""
      return target + statement.sources.map { $0.joined(separator: ".") }.joined(separator: ", ")
    }
    let said = statements.flatMap(\.diagnostics).map { "\($0.position) \($0.rule)" }
    return (lines, tables, said)
  }
}
