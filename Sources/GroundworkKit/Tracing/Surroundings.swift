public import CatalogStore
public import GroundworkModel

/// As much of a catalog as an answer about one entity needs, so that no answer reads the whole of a large catalog.
///
/// The answers are pure functions of a ``CatalogContent``; from their surroundings they come out as from everything,
/// as long as ``isPartial`` is false.
public struct Surroundings: Sendable {
  /// The entities and what connects them.
  public var content: CatalogContent
  /// How many of each kind there are to answer with, of which the content may hold fewer.
  public var counts: [EntityKind: Int]
  /// Whether something is left out because there is too much of it.
  public var isPartial: Bool
  /// Whether even the counting ended at its limit.
  public var isBounded: Bool

  /// How many entities are read besides those that stand around them.
  static let limit = 2_000

  /// What a walk reached, and what stands around it: owners, the datasets of columns.
  init(
    _ reach: Reach, with companions: [GraphStep], byKind: Bool = false,
    limit: Int = Self.limit, in reader: CatalogReader
  ) throws {
    let kept = reach.first(limit, byKind: byKind)
    let whole = try reader.reach(
      from: kept, along: companions, depth: 1, limit: kept.count + 4 * limit)
    content = try reader.content(of: whole)
    counts = reach.counts
    isBounded = reach.isBounded
    isPartial = reach.isBounded || kept.count < reach.count || whole.isBounded
  }

  private static let owners: [GraphStep] = [
    .owner, .links([.owns], .backward), .links([.statedBy], .forward),
  ]
}

extension Surroundings {
  /// What ``Impact`` needs: everything that depends on an entity, goals and KPIs before data.
  ///
  /// - Parameter limit: how many things are shown; ten times as many are counted.
  public static func impact(
    of id: EntityID, limit: Int = 500, in reader: CatalogReader
  ) throws -> Surroundings {
    let reach = try reader.reach(
      from: [id],
      along: [
        .lineage(.forward), .about(.check), .inside(.dataset), .inside(.column), .referrers,
        .links(Dependants.links, .backward),
        .links([.derivedFrom], .backward, only: .requirement),
      ], limit: 10 * min(limit, Reach.workLimit), includingRemoved: false)
    return try Surroundings(
      reach, with: owners + [.container], byKind: true, limit: limit + 1, in: reader)
  }

  /// What ``LineageWalk`` needs: the lineage of a dataset or column, a number of steps each way.
  public static func lineage(
    of id: EntityID, _ directions: [LineageWalk.Direction], depth: Int?, byColumn: Bool,
    in reader: CatalogReader
  ) throws -> Surroundings {
    var start = try reader.reach(from: [id], along: [])
    if byColumn { start = try reader.reach(from: start, along: [.inside(.column)], depth: 1) }
    var reach = start
    for direction in directions {
      let way: GraphStep.Direction = direction == .up ? .backward : .forward
      reach.formUnion(
        try reader.reach(
          from: start, along: [.lineage(way), .datasetLineage(way)], depth: depth ?? .max))
    }
    return try Surroundings(reach, with: [.inside(.column), .container], in: reader)
  }

  /// What ``Why`` needs: the lineage of a column both ways, and the KPIs and requirements that it leads to.
  public static func why(_ column: EntityID, in reader: CatalogReader) throws -> Surroundings {
    let reach = try reasons(for: reader.reach(from: [column], along: []), in: reader)
    return try Surroundings(reach, with: owners + [.links([.derivedFrom], .forward)], in: reader)
  }

  /// What ``Trace`` needs: towards the goals, towards the data, and what data is made from.
  public static func trace(_ id: EntityID, in reader: CatalogReader) throws -> Surroundings {
    var reach = try towardsGoals(from: id, in: reader)
    reach.formUnion(try towardsData(from: id, in: reader))
    return try Surroundings(reach, with: owners + [.inside(.column), .container], in: reader)
  }

  // MARK: Walks

  /// From columns to what asks for them, through everything they are made from and become.
  private static func reasons(for columns: Reach, in reader: CatalogReader) throws -> Reach {
    var data = try reader.reach(from: columns, along: [.lineage(.backward)])
    data.formUnion(try reader.reach(from: columns, along: [.lineage(.forward)]))
    let datasets = try reader.reach(from: columns, along: [.container], depth: 1)
    data.formUnion(try reader.reach(from: datasets, along: [.datasetLineage(.forward)]))
    data = try reader.reach(from: data, along: [.container], depth: 1)
    data = try reader.reach(from: data, along: [.inside(.column)], depth: 1)
    let purposes = try reader.reach(
      from: data,
      along: [
        .links([.realisedBy, .satisfiedBy, .needs, .uses, .measuredBy, .informedBy], .backward)
      ])
    let inputs = try reader.reach(from: purposes, along: [.links([.needs], .forward)], depth: 1)
    return try reader.reach(
      from: inputs, along: [.links([.satisfiedBy, .realisedBy], .forward)], depth: 1)
  }

  /// The way from anything to goals and people. A column on it leads on through all that it is made from and becomes.
  private static func towardsGoals(from id: EntityID, in reader: CatalogReader) throws -> Reach {
    var visited = try reader.reach(from: [id], along: goalward)
    var reach = visited
    var known = 0
    while true {
      let datasets = visited.only([.dataset])
      var columns = try reader.reach(from: datasets, along: [.inside(.column)], depth: 1)
      columns.formUnion(visited.only([.column]))
      guard columns.count > known, !columns.isBounded else { return reach }
      known = columns.count
      let reasons = try reasons(for: columns, in: reader)
      reach.formUnion(reasons)
      visited.formUnion(reasons.except(data))
      visited = try reader.reach(from: visited, along: goalward)
      reach.formUnion(visited)
    }
  }

  private static let data: Set<EntityKind> = [.source, .dataset, .column]

  private static let goalward: [GraphStep] = [
    .links(Connections.backward.map(\.kind) + [.owns], .backward),
    .links([.derivedFrom, .concerns, .statedBy], .forward),
  ]

  /// The way from anything to data; from an intent only along the lineage that ends in its own KPI tables.
  private static func towardsData(from id: EntityID, in reader: CatalogReader) throws -> Reach {
    if data.contains(id.kind) {
      let onward: [GraphStep] = [
        .inside(.dataset), .lineage(.forward), .datasetLineage(.forward),
      ]
      var reach = try reader.reach(from: [id], along: dataward + onward)
      reach.formUnion(
        try reader.reach(from: [id], along: [.lineage(.backward), .datasetLineage(.backward)]))
      return reach
    }
    var reach = try reader.reach(from: [id], along: dataward)
    reach.formUnion(try figures(of: id, in: reader))
    return try reader.reach(from: reach, along: dataward)
  }

  private static let dataward: [GraphStep] = [
    .links(Connections.forward.map(\.kind), .forward), .links([.derivedFrom], .backward),
    .about(.check), .about(.issue),
  ]

  /// What the KPI tables of an intent are made from.
  private static func figures(of id: EntityID, in reader: CatalogReader) throws -> Reach {
    let intents = try reader.reach(
      from: [id], along: [.links(Connections.forward.map(\.kind), .forward)])
    let metrics = try reader.reach(from: intents.except(data), along: [.container], depth: 1)
    var tables = try reader.reach(
      from: metrics, along: [.links([.realisedBy], .forward)], depth: 1)
    tables = try reader.reach(from: tables.only(data), along: [.container], depth: 1)
    let columns = try reader.reach(from: tables, along: [.inside(.column)], depth: 1)
    return try reader.reach(from: columns, along: [.lineage(.backward)])
  }
}
