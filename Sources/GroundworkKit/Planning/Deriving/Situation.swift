import GroundworkModel

/// What the plan knows when it derives: the catalog, the matches, and how datasets hang together.
struct Situation {
  let content: CatalogContent
  let matches: [ComponentMatch]
  let tables: [EntityID: SourceTable]
  let joins: JoinGraph
  let thesaurus: Thesaurus
  /// The warehouse that `groundwork.yaml` names.
  let warehouse: String?
  /// The project's name in `groundwork.yaml`.
  let projectName: String?

  private let matchesByKPI: [EntityID: [ComponentMatch]]
  private let kpisByTable: [EntityID: Set<EntityID>]
  private let subjects: [Entity]
  private let events: [Entity]
  private let issues: [EntityID: [Entity]]

  init(
    _ content: CatalogContent, _ matching: KPIMatching, _ matches: [ComponentMatch],
    _ thesaurus: Thesaurus, settings: ProjectSettings?
  ) {
    self.content = content
    self.matches = matches
    self.thesaurus = thesaurus
    tables = Dictionary(matching.tables.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    joins = matching.joins
    warehouse = settings?.warehouse
    projectName = settings?.name
    matchesByKPI = Dictionary(grouping: matches, by: \.kpi)
    var kpis: [EntityID: Set<EntityID>] = [:]
    for match in matches where match.column != nil {
      for table in match.tables { kpis[table, default: []].insert(match.kpi) }
    }
    kpisByTable = kpis
    subjects = content.entities(.subject).filter { $0.status != .removed }
    events = content.entities(.event).filter { $0.status != .removed }
    issues = Dictionary(
      grouping: content.entities(.issue).filter { $0.status != .removed },
      by: { $0.qualityIssue?.subject ?? $0.id })
  }

  /// What is known to be wrong with a dataset or column, sorted by id.
  func issues(of subject: EntityID) -> [Entity] { issues[subject] ?? [] }

  /// The matches of a KPI.
  func matches(of kpi: EntityID) -> [ComponentMatch] { matchesByKPI[kpi] ?? [] }

  /// KPIs with a column in a dataset or a way through it, sorted.
  func kpis(on table: EntityID) -> [EntityID] { (kpisByTable[table] ?? []).sorted() }

  /// Datasets that must be loaded, sorted.
  var usedTables: [SourceTable] {
    kpisByTable.keys.sorted().compactMap { tables[$0] }
  }

  /// Datasets whose rows are added up or counted, sorted.
  var facts: [SourceTable] {
    Set(matches.filter { $0.column != nil }.compactMap(\.fact)).sorted().compactMap { tables[$0] }
  }

  /// Datasets that facts refer to for words to split by or members to count, facts left out, sorted.
  var dimensions: [SourceTable] {
    let words: Set<Metric.Component.Slot> = [.dimension, .key, .member, .filter]
    let reached = Set(
      matches.compactMap { match in
        content[match.component]?.component.map { words.contains($0.slot) } == true
          ? match.via.last : nil
      })
    let facts = facts
    let named = facts.flatMap { fact in joins.steps(from: fact.id).map(\.to) }
      .filter { subject(of: $0) != nil }
    return reached.union(named).subtracting(facts.map(\.id)).sorted().compactMap { tables[$0] }
  }

  /// The sources of the datasets that must be loaded, sorted.
  var sources: [Entity] {
    Set(usedTables.map(\.source)).sorted().compactMap { content[$0] }
  }

  /// The decisions that use a KPI.
  func decisions(using kpi: EntityID) -> [(id: EntityID, decision: Decision)] {
    content.links(to: kpi, .uses).map(\.source).sorted().compactMap { id in
      guard case .decision(let decision)? = content[id]?.details else { return nil }
      return (id, decision)
    }
  }

  /// The goals that a KPI measures, directly or through its decisions.
  func goals(of kpi: EntityID) -> [Goal] {
    let direct = content.links(to: kpi, .measuredBy).map(\.source)
    let through = decisions(using: kpi).flatMap { content.links(to: $0.id, .informedBy) }
    return Set(direct + through.map(\.source)).sorted().compactMap { id in
      if case .goal(let goal)? = content[id]?.details { goal } else { nil }
    }
  }

  /// The subject that a dataset describes, by a link or by its name.
  func subject(of table: EntityID) -> Subject? {
    guard let found = tables[table], let noun = found.words.last else { return nil }
    let best = subjects.first { entity in
      NameWords.split(entity.name).last.map { thesaurus.nearness($0, noun).score >= 0.86 } ?? false
    }
    if case .subject(let subject)? = best?.details { return subject }
    return nil
  }

  /// The event that leaves rows in a dataset, by a link or by its words.
  func event(of table: EntityID) -> BusinessEvent? {
    guard let found = tables[table], let noun = found.words.last else { return nil }
    for entity in events {
      guard case .event(let event) = entity.details else { continue }
      let linked = content.links(from: entity.id, .satisfiedBy).contains { $0.target == table }
      let words = NameWords.split(event.object) + NameWords.split(event.verb)
      if linked || words.contains(where: { thesaurus.nearness($0, noun).score >= 0.8 }) {
        return event
      }
    }
    return nil
  }
}

extension Entity {
  /// The quality issue it is, or nil.
  var qualityIssue: QualityIssue? {
    if case .issue(let issue) = details { return issue }
    return nil
  }
}

extension ComponentMatch {
  /// The datasets it touches: the column's own, the fact, and those between.
  var tables: Set<EntityID> {
    guard let column, let own = column.parent(.dataset) else { return [] }
    return isUnjoined ? [own] : Set(via + [own] + (fact.map { [$0] } ?? []))
  }
}
