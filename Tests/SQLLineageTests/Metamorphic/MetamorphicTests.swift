import SQLLineage
import Testing

/// The same query written otherwise has the same edges.
@Suite struct MetamorphicTests {
  @Test func commentsAndBlanksChangeNothing() {
    for example in Example.all {
      expect(example, sameAs: Rewriting(example.sql, example.dialect).spaced)
    }
  }

  @Test func theCaseOfKeywordsAndNamesChangesNothing() {
    for example in Example.all where example.dialect.folding != .sensitive {
      expect(example, sameAs: Rewriting(example.sql, example.dialect).recased)
    }
  }

  @Test func aQueryAroundAQueryChangesNothing() {
    for example in Example.all where example.isOneQuery {
      for text in Rewriting(example.sql, example.dialect).wrapped { expect(example, sameAs: text) }
    }
  }

  @Test func otherAliasesChangeNothing() {
    for example in Example.all {
      let text = Rewriting(example.sql, example.dialect).renamed(keeping: example.names)
      expect(example, sameAs: text)
    }
  }

  @Test func aCommonTableMayStandWhereItIsRead() {
    for seed in GeneratedRun(count: 200).seeds {
      var written = QueryGenerator(seed: seed, .postgreSQL)
      written.isPlain = true
      var inlined = written
      inlined.style = .init(prefix: "other_", inlinesCommonTables: true)
      let example = Example(sql: written.make(), dialect: .postgreSQL, schema: FixtureSchema.schema)
      expect(example, sameAs: inlined.make())
    }
  }

  private func expect(_ example: Example, sameAs text: String) {
    let (before, after) = (example.facts(of: example.sql), example.facts(of: text))
    guard before != after else { return }
    let (gone, new) = (before.subtracting(after).sorted(), after.subtracting(before).sorted())
    Issue.record("\(example.sql)\n  and \(text)\n  gone: \(gone)\n  new: \(new)")
  }
}

/// A text of the cases or a generated one.
private struct Example {
  let sql: String
  let dialect: Dialect
  let schema: SQLSchema

  static let all: [Example] = {
    let written = LineageCase.all.map {
      Example(sql: $0.sql, dialect: Dialect.named($0.dialect), schema: $0.tableSchema)
    }
    return written
      + GeneratedRun(count: 100).seeds.map { seed in
        var generator = QueryGenerator(seed: seed, .postgreSQL)
        return Example(sql: generator.make(), dialect: .postgreSQL, schema: FixtureSchema.schema)
      }
  }()

  var isOneQuery: Bool {
    let statements = SQLScript(sql, dialect).lineage(in: schema)
    return statements.count == 1 && statements[0].kind == .query
      && statements[0].diagnostics.isEmpty
  }

  /// What is read and made of it and what is said, without places and the case of names.
  func facts(of text: String) -> Set<String> {
    var facts: Set<String> = []
    for statement in SQLScript(text, dialect).lineage(in: schema) {
      for edge in statement.edges {
        let target = Self.plain(edge.target ?? "rows")
        facts.insert(
          "\(target) <- \(edge.table).\(edge.column) \(edge.kind) \(edge.isMasked)".lowercased())
      }
      facts.formUnion(statement.sources.map { "reads \($0)".lowercased() })
      facts.formUnion(statement.diagnostics.map(\.rule))
      facts.insert("columns \(statement.columns.map(Self.plain))".lowercased())
      facts.insert("\(statement.kind) \(statement.outcome)")
    }
    return facts
  }

  /// An expression without a name may be called by its text.
  private static func plain(_ name: String) -> String {
    name.replacing(Rewriting.gap, with: " ").split { " \n".contains($0) }.joined(separator: " ")
  }

  /// Every name that the lineage shows.
  var names: Set<String> {
    var names: Set<String> = []
    for statement in SQLScript(sql, dialect).lineage(in: schema) {
      let tables = statement.sources + statement.temporarySources + statement.renamed.joined()
      names.formUnion((tables + [statement.target ?? []]).joined().map { $0.lowercased() })
      // An expression without a name may be called by its text, with the qualifiers in it.
      names.formUnion(
        statement.columns.flatMap { $0.lowercased().split { !$0.isLetter && !$0.isNumber } }
          .map(String.init) + statement.columns.map { $0.lowercased() })
      for edge in statement.edges {
        names.formUnion(edge.table.map { $0.lowercased() })
        names.formUnion(edge.column.lowercased().split(separator: ".").map(String.init))
      }
    }
    return names
  }
}
