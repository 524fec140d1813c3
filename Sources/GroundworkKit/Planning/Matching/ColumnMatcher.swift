import GroundworkModel
import Synchronization

/// Finds the columns that may fill a role, best first. Pure: the same catalog gives the same list.
struct ColumnMatcher: Sendable {
  /// Below this a column is not worth showing.
  static let floor = 0.35
  /// How many are kept.
  static let limit = 12
  /// A column's score is its name's and its evidence's, in these shares.
  private static let shares = (name: 0.72, evidence: 0.28)

  private let index: NameIndex
  private let nearness: WordNearness
  private let known = KnownCandidates()

  init(_ tables: [SourceTable], _ thesaurus: Thesaurus) {
    index = NameIndex(tables)
    nearness = WordNearness(index.words, thesaurus)
  }

  /// Candidates of a component, best first, ties by id.
  func candidates(for component: Metric.Component) -> [Candidate] {
    known.candidates(of: component) { find($0) }
  }

  private func find(_ component: Metric.Component) -> [Candidate] {
    let phrases = RolePhrase.phrases(of: component)
    let fits = phrases.compactMap { NameFit($0, nearness) }
    let nouns = Set(phrases.compactMap(\.attribute.last)).map(nearness.row)
    let near = index.columns { word in nouns.contains { $0[word] >= 0.6 } }
    let rated = near.compactMap { place -> Rated? in
      let rated = rate(index.entries[place], for: component, fits)
      return rated.score >= Self.floor && rated.name > 0 ? rated : nil
    }
    let best = rated.enumerated().sorted { left, right in
      let scores = (Self.rounded(left.element.score), Self.rounded(right.element.score))
      return scores.0 != scores.1 ? scores.0 > scores.1 : left.offset < right.offset
    }
    return best.prefix(Self.limit).map { candidate($0.element, for: component) }
  }

  /// The score of one column, whatever its name: for what a person pinned.
  func candidate(for component: Metric.Component, column id: EntityID) -> Candidate? {
    guard let entry = index.entry(of: id) else { return nil }
    let fits = RolePhrase.phrases(of: component).compactMap { NameFit($0, nearness) }
    return candidate(rate(entry, for: component, fits, isPinned: true), for: component)
  }

  /// A column with what its score is made of.
  private struct Rated {
    var entry: NameIndex.Entry
    var name: Double
    var score: Double
    /// The phrase that its name says best.
    var fit: NameFit?
  }

  /// Rates a column; one that cannot reach the floor gets nothing, unless a person has pinned it.
  private func rate(
    _ entry: NameIndex.Entry, for component: Metric.Component, _ fits: [NameFit],
    isPinned: Bool = false
  ) -> Rated {
    var rated = Rated(entry: entry, name: 0, score: 0, fit: nil)
    let type = TypeFit.factor(component, entry.column).score
    guard type > 0 || isPinned else { return rated }
    for fit in fits {
      let name = fit.score(entry.words, in: index.tableWords[entry.table])
      if name > rated.name { (rated.name, rated.fit) = (name, fit) }
    }
    let factor = type * personalFactor(entry.column, component).score
    let most = (Self.shares.name * rated.name + Self.shares.evidence) * factor
    guard most >= Self.floor || isPinned else { return rated }
    let evidence = evidence(of: entry, for: component).score
    rated.score =
      (Self.shares.name * rated.name + Self.shares.evidence * evidence) * type
      * personalFactor(entry.column, component).score
    return rated
  }

  private func evidence(
    of entry: NameIndex.Entry, for component: Metric.Component
  ) -> (score: Double, reasons: [String]) {
    EvidenceFit.verdict(
      component, entry.column, rows: index.tables[entry.table].dataset.rowCount)
  }

  private func candidate(_ rated: Rated, for component: Metric.Component) -> Candidate {
    let entry = rated.entry
    let naming = "named like `\(component.role)` (\(Percent.text(rated.name)))"
    let words = rated.fit?.reasons(entry.words, in: index.tableWords[entry.table]) ?? []
    let others: [String] = [
      TypeFit.factor(component, entry.column).reason,
      personalFactor(entry.column, component).reason,
    ].compactMap { $0 }
    return Candidate(
      column: entry.column.id, table: index.tables[entry.table].id,
      score: Self.rounded(rated.score),
      reasons: [naming] + Self.unique(words) + evidence(of: entry, for: component).reasons + others)
  }

  /// A personal column is taken last: a customer's number does what the mail address would do.
  private func personalFactor(
    _ column: SourceTable.Column, _ component: Metric.Component
  ) -> (score: Double, reason: String?) {
    guard column.isPersonal, column.role == .none else { return (1, nil) }
    return (0.85, "holds personal data")
  }

  static func rounded(_ score: Double) -> Double { (score * 100).rounded() / 100 }

  private static func unique(_ reasons: [String]) -> [String] {
    var seen: Set<String> = []
    return reasons.filter { seen.insert($0).inserted }
  }
}

/// Candidates that were looked for before: many KPIs ask for the same thing, such as the day of an order.
private final class KnownCandidates: Sendable {
  private let known = Mutex<[Metric.Component: [Candidate]]>([:])

  /// The candidates of a component, whichever KPI it belongs to.
  func candidates(
    of component: Metric.Component, or find: (Metric.Component) -> [Candidate]
  ) -> [Candidate] {
    var anybodys = component
    anybodys.metric = EntityID(.kpi, path: [])
    if let found = known.withLock({ $0[anybodys] }) { return found }
    let found = find(component)
    known.withLock { $0[anybodys] = found }
    return found
  }
}
