import GroundworkModel

/// Finds the columns that may fill a role, best first. Pure: the same catalog gives the same list.
struct ColumnMatcher {
  /// Below this a column is not worth showing.
  static let floor = 0.35
  /// How many are kept.
  static let limit = 12

  private let tables: [EntityID: SourceTable]
  private let index: WordIndex
  private let thesaurus: Thesaurus

  init(_ tables: [SourceTable], _ thesaurus: Thesaurus) {
    self.tables = Dictionary(tables.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    self.thesaurus = thesaurus
    index = WordIndex(tables, thesaurus)
  }

  /// Candidates of a component, best first, ties by id.
  func candidates(for component: Metric.Component) -> [Candidate] {
    let phrases = RolePhrase.phrases(of: component)
    let nouns = Set(phrases.compactMap(\.attribute.last))
    let fit = NameFit(thesaurus: thesaurus)
    let scored = index.columns(near: nouns).compactMap { column -> Candidate? in
      guard let table = tables[column.table] else { return nil }
      return candidate(column, in: table, for: component, phrases, fit)
    }
    return Array(scored.sorted(by: Self.isBetter).prefix(Self.limit))
  }

  /// The score of one column, whatever its name: for what a person pinned.
  func candidate(for component: Metric.Component, column id: EntityID) -> Candidate? {
    guard let table = id.parent(.dataset).flatMap({ tables[$0] }),
      let column = table.columns.first(where: { $0.id == id })
    else { return nil }
    let fit = NameFit(thesaurus: thesaurus)
    return candidate(
      column, in: table, for: component, RolePhrase.phrases(of: component), fit, floor: -1)
  }

  private func candidate(
    _ column: SourceTable.Column, in table: SourceTable, for component: Metric.Component,
    _ phrases: [RolePhrase], _ fit: NameFit, floor: Double = ColumnMatcher.floor
  ) -> Candidate? {
    let type = TypeFit.factor(component, column)
    guard type.score > 0 || floor < 0 else { return nil }
    var name = NameFit.Verdict(score: 0, reasons: [])
    for phrase in phrases {
      let verdict = fit.verdict(phrase, column, in: table)
      if verdict.score > name.score { name = verdict }
    }
    let evidence = EvidenceFit.verdict(component, column, rows: table.dataset.rowCount)
    let personal = personalFactor(column, component)
    let score = (0.72 * name.score + 0.28 * evidence.score) * type.score * personal.score
    guard score >= floor, name.score > 0 || floor < 0 else { return nil }
    let naming = "named like `\(component.role)` (\(Percent.text(name.score)))"
    let others: [String] = [type.reason, personal.reason].compactMap { $0 }
    return Candidate(
      column: column.id, table: table.id, score: Self.rounded(score),
      reasons: [naming] + Self.unique(name.reasons) + evidence.reasons + others)
  }

  /// A personal column is taken last: a customer's number does what the mail address would do.
  private func personalFactor(
    _ column: SourceTable.Column, _ component: Metric.Component
  ) -> (score: Double, reason: String?) {
    guard column.isPersonal, column.role == .none else { return (1, nil) }
    return (0.85, "holds personal data")
  }

  static func isBetter(_ left: Candidate, _ right: Candidate) -> Bool {
    left.score != right.score ? left.score > right.score : left.column < right.column
  }

  static func rounded(_ score: Double) -> Double { (score * 100).rounded() / 100 }

  private static func unique(_ reasons: [String]) -> [String] {
    var seen: Set<String> = []
    return reasons.filter { seen.insert($0).inserted }
  }
}

/// Columns by the words of their names, so that a role looks at few of many.
private struct WordIndex {
  private var columns: [String: [SourceTable.Column]] = [:]
  private let thesaurus: Thesaurus

  init(_ tables: [SourceTable], _ thesaurus: Thesaurus) {
    self.thesaurus = thesaurus
    for column in tables.flatMap(\.columns) {
      for word in Set(column.words) { columns[word, default: []].append(column) }
    }
  }

  /// Columns with a word near one of these, sorted by id.
  func columns(near nouns: Set<String>) -> [SourceTable.Column] {
    var found: [EntityID: SourceTable.Column] = [:]
    for (word, hits) in columns
    where nouns.contains(where: { thesaurus.nearness($0, word).score >= 0.6 }) {
      for column in hits { found[column.id] = column }
    }
    return found.values.sorted { $0.id < $1.id }
  }
}
