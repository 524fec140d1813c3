public import GroundworkModel
import Interviewing

/// What a person says about an exclusion of a KPI: how to filter it, or that the figure is without it already.
public struct ExclusionWish: Hashable, Sendable {
  /// The KPI.
  public var kpi: EntityID
  /// What is left out, in words: `gift cards`.
  public var exclusion: String
  /// The column that tells it apart; nil when nothing is to be filtered.
  public var column: EntityID?
  /// The condition on the column that rows must meet.
  public var condition: Metric.Component.Condition?

  /// Reads a filter: `revenue: gift cards = shop.orders.kind not in gift card; voucher`.
  public init(filter text: String, in content: CatalogContent) throws {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    let words = sides.last?.split(separator: " ", maxSplits: 1).map(String.init) ?? []
    guard sides.count == 2, words.count == 2, let condition = ConditionText.read(words[1]) else {
      throw PlanError.malformedFilter(text)
    }
    (kpi, exclusion) = try Self.subject(sides[0], in: content, else: .malformedFilter(text))
    column = try EntityResolver(content, kinds: [.column]).resolve(words[0])
    self.condition = condition
  }

  /// Reads what is settled: `revenue: tax`, one of the exclusions of the KPI.
  public init(settled text: String, in content: CatalogContent) throws {
    (kpi, exclusion) = try Self.subject(text, in: content, else: .malformedSettlement(text))
    let known = content[kpi]?.metric?.exclusions ?? []
    guard let exact = known.first(where: { $0.lowercased() == exclusion.lowercased() }) else {
      throw PlanError.unknownExclusion(exclusion, kpi: kpi, known: known)
    }
    exclusion = exact
  }

  private static func subject(
    _ text: String, in content: CatalogContent, else error: PlanError
  ) throws -> (EntityID, String) {
    let parts = text.split(separator: ":", maxSplits: 1).map {
      $0.split(separator: " ").joined(separator: " ")
    }
    guard parts.count == 2, !parts[1].isEmpty else { throw error }
    return (try EntityResolver(content, kinds: [.kpi]).resolve(parts[0]), parts[1])
  }

  /// What it adds to the catalog.
  func records(by person: String) -> (entities: [Entity], links: [Link]) {
    let origin = Origin(.person, person)
    guard let column, let condition else { return settlement(origin) }
    let id = kpi.child(.component, "filter-" + Slug.make(exclusion))
    var component = Metric.Component(metric: kpi, slot: .filter, role: exclusion)
    component.meaning = "tells \(exclusion) apart"
    component.condition = condition
    let entity = Entity(
      id: id, name: exclusion, description: component.meaning, status: .confirmed,
      details: component.details, origin: origin)
    let links = [
      Link(kpi, .needs, id, origin: origin),
      Link(id, .satisfiedBy, column, status: .confirmed, confidence: 1, origin: origin),
    ]
    return ([entity], links)
  }

  private func settlement(_ origin: Origin) -> (entities: [Entity], links: [Link]) {
    let id = ExclusionReview.settlement(of: exclusion, kpi)
    let text = "The figure \(kpi.path) is without \(exclusion) as its columns are."
    let entity = Entity(
      id: id, name: text, status: .confirmed, details: Assumption(text: text).details,
      origin: origin)
    return ([entity], [Link(id, .concerns, kpi, origin: origin)])
  }
}

extension CatalogContent {
  /// The catalog with what a person says about exclusions.
  func adding(_ records: [(entities: [Entity], links: [Link])]) -> CatalogContent {
    var content = self
    for entity in records.flatMap(\.entities) { content.insert(entity) }
    for link in records.flatMap(\.links)
    where !content.links(from: link.source, link.kind).contains(where: { $0.target == link.target })
    {
      content.insert(link)
    }
    return content
  }
}
