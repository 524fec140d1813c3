import Foundation
import TestSupport
import Testing

@testable import SQLLineage

/// `docs/concepts/lineage.md` follows one query through the engine; what it shows is what the engine does.
@Suite struct WorkedQueryTests {
  private let page: String
  private let query: String

  init() throws {
    page = try String(
      contentsOf: Checkout.root.appending(path: "docs/concepts/lineage.md"), encoding: .utf8)
    query = try #require(Self.block("sql", in: page))
  }

  /// The first block of a language.
  private static func block(_ language: String, in page: String) -> String? {
    page.components(separatedBy: "```").first { $0.hasPrefix(language + "\n") }
      .map { String($0.dropFirst(language.count + 1)).trimmingCharacters(in: .newlines) }
  }

  private var parsed: Parser {
    var parser = Parser(query, .postgreSQL)
    _ = parser.parseScript()
    return parser
  }

  @Test func theTokensAreThose() {
    let parser = parsed
    let tokens = parser.tree.tokens.dropLast().map { "\(parser.text(of: $0)) \($0.kind)" }
    let flat = page.replacing(/\s*\n\s*/, with: " ")
    #expect(flat.contains(tokens.joined(separator: " · ")), "\(tokens)")
  }

  @Test func theTreeIsThat() {
    var parser = Parser(query, .postgreSQL)
    let root = parser.parseScript()
    expectShown(lines(of: root, parser, depth: 0).dropFirst().joined(separator: "\n"))
  }

  private func lines(of id: NodeID, _ parser: Parser, depth: Int) -> [String] {
    let node = parser.tree[id]
    let name = node.name == .none ? "" : " " + parser.names.spelling(node.name)
    let line = String(repeating: "  ", count: max(0, depth - 1)) + "\(node.kind)" + name
    return [line]
      + parser.tree.children(of: id).flatMap { lines(of: $0, parser, depth: depth + 1) }
  }

  @Test func theEdgesAreThose() {
    var example = LineageCase(file: "", title: "")
    example.sql = query
    example.dialect = "postgresql"
    expectShown(example.run().lineage.joined(separator: "\n"))
  }

  private func expectShown(_ text: String) {
    #expect(page.contains(text), "docs/concepts/lineage.md does not show:\n\(text)")
  }
}
