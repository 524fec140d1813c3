import GroundworkModel

/// Filters that the data itself offers for exclusions that stand in words only: where a column beside the figure holds a
/// value that says what is left out (`cancelled` for *cancelled orders*), rows with that value are proposed to be left out.
///
/// A proposal is a component like those of an archetype: the matcher finds its column, shows its evidence, and a person or
/// a threshold accepts it. Personal columns are never looked at.
struct FilterProposals {
  let content: CatalogContent
  let tables: [EntityID: SourceTable]
  let joins: JoinGraph
  /// The matches without the proposals: they say which datasets a figure is computed from.
  let matches: [EntityID: [ComponentMatch]]
  private let review: ExclusionReview

  init(_ content: CatalogContent, _ matching: KPIMatching, _ matches: [ComponentMatch]) {
    self.content = content
    tables = Dictionary(matching.tables.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    joins = matching.joins
    self.matches = Dictionary(grouping: matches, by: \.kpi)
    let mapped = Set(matches.filter { $0.column != nil && !$0.isUnjoined }.map(\.component))
    review = ExclusionReview(content) { mapped.contains($0) }
  }

  /// The proposals for every KPI, each a component that its KPI needs.
  func records() -> [(entities: [Entity], links: [Link])] {
    content.entities(.kpi).filter { $0.status != .removed }.flatMap { kpi in
      review.open(of: kpi.id).compactMap { proposal(for: $0, of: kpi.id) }
    }
  }

  /// A column whose values, or whose name and a yes, say what is left out.
  private struct Find {
    var column: SourceTable.Column
    var values: [String]
    var steps: Int
  }

  private func proposal(
    for exclusion: String, of kpi: EntityID
  ) -> (entities: [Entity], links: [Link])? {
    let words = review.telling(exclusion, of: kpi)
    let all = Set(NameWords.split(exclusion))
    let id = kpi.child(.component, "filter-" + Slug.make(exclusion))
    let refused = Set(
      content.links(from: id, .satisfiedBy).filter { $0.status == .rejected }.map(\.target))
    let found = reach(of: kpi).flatMap { table, steps in
      table.columns.filter { !refused.contains($0.id) }.compactMap { column in
        Self.values(of: column, saying: words, of: all).map {
          Find(column: column, values: $0, steps: steps)
        }
      }
    }
    guard let best = found.min(by: { ($0.steps, $0.column.id) < ($1.steps, $1.column.id) })
    else { return nil }
    return record(best, id, exclusion, kpi)
  }

  private func record(
    _ find: Find, _ id: EntityID, _ exclusion: String, _ kpi: EntityID
  ) -> (entities: [Entity], links: [Link]) {
    let matcher = Origin(.rule, Origin.matcher, reference: exclusion)
    var component = Metric.Component(
      metric: kpi, slot: .filter, role: "\(find.column.table.lastSegment).\(find.column.name)",
      required: false)
    component.meaning = "tells \(exclusion) apart"
    component.condition = .init(operation: .notIn, values: find.values)
    let entity = Entity(
      id: id, name: exclusion, description: component.meaning, status: .proposed,
      details: component.details, origin: matcher)
    return ([entity], [Link(kpi, .needs, id, origin: Origin(.rule, Origin.matcher))])
  }

  /// The datasets that the required parts of a figure are counted in, and those that these refer to directly.
  private func reach(of kpi: EntityID) -> [(table: SourceTable, steps: Int)] {
    let facts = Set(
      (matches[kpi] ?? []).filter { match in
        match.column != nil && content[match.component]?.component?.required == true
      }.compactMap(\.fact))
    let near = facts.flatMap { joins.steps(from: $0) }.map(\.to)
    return facts.sorted().compactMap { tables[$0].map { ($0, 0) } }
      + Set(near).subtracting(facts).sorted().compactMap { tables[$0].map { ($0, 1) } }
  }

  /// The values that say the telling words, and no others than the exclusion has: `cancelled`, not `cancelled twice`.
  private static func values(
    of column: SourceTable.Column, saying words: [String], of all: Set<String>
  ) -> [String]? {
    guard !column.isPersonal, column.role == .none, !words.isEmpty,
      let profile = column.details.profile, let distinct = profile.distinct, distinct <= 50
    else { return nil }
    let values = profile.topValues.map(\.value)
    let isNamed = says(NameWords.split(column.name), words)
    let saying = values.filter { value in
      let spoken = NameWords.split(value)
      return isNamed
        ? yes.contains(value.lowercased())
        : says(spoken, words) && spoken.allSatisfy { ExclusionReview.contains(all, $0) }
    }
    return saying.isEmpty || saying.count == distinct ? nil : saying.sorted()
  }

  /// Whether all of the telling words are among some words.
  private static func says(_ all: [String], _ telling: [String]) -> Bool {
    telling.allSatisfy { ExclusionReview.contains(Set(all), $0) }
  }

  private static let yes: Set = ["1", "true", "t", "yes", "y"]
}

extension CatalogContent {
  /// The catalog without the filters that an earlier plan proposed: they are proposed anew.
  var withoutProposedFilters: CatalogContent {
    let kept = entities.values.filter { $0.kind != .component || $0.origin.actor != Origin.matcher }
    return CatalogContent(
      entities: Array(kept), links: links, edges: edges,
      classifications: classifications.values.flatMap { $0 }, answers: answers)
  }
}
