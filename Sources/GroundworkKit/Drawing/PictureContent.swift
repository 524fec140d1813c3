public import CatalogStore
public import Diagrams
public import GroundworkModel

/// As much of a catalog as a picture shows, and the names of what it folds: a picture of a large catalog is made from its
/// budgeted neighbourhood alone.
public struct PictureContent: Sendable {
  /// What is drawn.
  public let content: CatalogContent
  /// The options asked for, with all that the picture is about.
  public private(set) var options: DiagramOptions

  /// How many datasets are read for each one that is drawn, so that those around the drawn ones are folded where they stand.
  private static let margin = 3

  /// Reads what a picture of a kind needs.
  public init(_ kind: DiagramKind, _ options: DiagramOptions, in reader: CatalogReader) throws {
    let picture = PictureReach(options: options, limit: options.maximumNodes * Self.margin, reader)
    let (reach, all) = try picture.reach(of: kind)
    content = try reader.content(of: reach)
    self.options = options
    self.options.members = all.sorted()
  }
}

/// What of a catalog is read for a picture: numbers first, entities last.
struct PictureReach {
  let options: DiagramOptions
  let limit: Int
  let reader: CatalogReader

  init(options: DiagramOptions, limit: Int, _ reader: CatalogReader) {
    self.options = options
    self.limit = limit
    self.reader = reader
  }

  /// What is read, and every dataset that the picture is about.
  func reach(of kind: DiagramKind) throws -> (Reach, all: [EntityID]) {
    switch kind {
    case .lineage: try lineage { [.lineage($0), .datasetLineage($0)] }
    case .columnLineage: try lineage { [.lineage($0)] }
    case .er: try tables { DataLayer(of: $0) == .source }
    case .star: try tables { [.fact, .dimension].contains(DataLayer(of: $0)) }
    case .trace: (try intents(), [])
    case .architecture: (try architecture(), [])
    }
  }

  // MARK: Lineage

  private func lineage(
    along steps: (GraphStep.Direction) -> [GraphStep]
  ) throws -> (Reach, all: [EntityID]) {
    guard let focus = options.focus else {
      let isByColumn = steps(.backward) == [.lineage(.backward)]
      return try isByColumn ? figures() ?? importantLineage() : importantLineage()
    }
    let start = try reader.reach(from: [focus], along: [.inside(.column)], depth: 1)
    let depth = options.depth ?? .max
    var reach = start
    let ways: [GraphStep.Direction] =
      (options.followsUpstream ? [.backward] : []) + (options.followsDownstream ? [.forward] : [])
    for way in ways {
      reach.formUnion(
        try reader.reach(
          from: start, along: steps(way), depth: depth))
    }
    return try datasets(of: reach)
  }

  /// Columns are told by their datasets.
  private func datasets(of columns: Reach) throws -> (Reach, all: [EntityID]) {
    let datasets = try reader.reach(from: columns, along: [.container], depth: 1)
    let all = try reader.ids(of: datasets, .dataset)
    return (try furnished(datasets.only([.dataset]).first(limit)), all)
  }

  /// What the figures of KPIs are made from, column by column; nil when no KPI has a figure.
  private func figures() throws -> (Reach, all: [EntityID])? {
    let kpis = try reader.all([.kpi])
    let targets = try reader.reach(from: kpis, along: [.links([.realisedBy], .forward)], depth: 1)
    let columns = targets.only([.column])
    guard columns.count > 0 else { return nil }
    return try datasets(of: try reader.reach(from: columns, along: [.lineage(.backward)]))
  }

  /// Without a focus: what the most important datasets are made from.
  private func importantLineage() throws -> (Reach, all: [EntityID]) {
    let all = try reader.datasetStandings().filter(\.hasLineage)
    let ranked = Self.ranked(all)
    guard ranked.count > limit else {
      return (try furnished(reader.reach(from: ranked, along: [])), ranked)
    }
    return (try furnished(chains(from: ranked)), ranked)
  }

  /// Whole ways rather than all of the last step: a few of the most important datasets, and a few of what each step further
  /// back finds.
  private func chains(from ranked: [EntityID]) throws -> Reach {
    let breadth = max(2, options.maximumNodes / 6)
    let seeds = Array(ranked.prefix(breadth))
    var reach = try reader.reach(from: seeds, along: [])
    var frontier = reach
    while frontier.count > 0, reach.count < limit {
      let found = try reader.reach(
        from: frontier, along: [.lineage(.backward), .datasetLineage(.backward)], depth: 1)
      frontier = found.subtracting(reach).first(breadth)
      reach.formUnion(frontier)
    }
    return reach
  }

  // MARK: Tables

  private func tables(_ isShown: (EntityID) -> Bool) throws -> (Reach, all: [EntityID]) {
    guard let focus = options.focus else {
      let all = try reader.datasetStandings().filter { isShown($0.id) }
      let reach = try reader.reach(from: Array(Self.ranked(all).prefix(limit)), along: [])
      return (try furnished(reach), all.map(\.id))
    }
    let reach = try reader.reach(
      from: [focus.kind == .column ? focus.parent(.dataset) ?? focus : focus],
      along: [.references(.forward), .references(.backward)], depth: options.depth ?? 1)
    return (try furnished(reach.first(limit)), try reader.ids(of: reach, .dataset).filter(isShown))
  }

  // MARK: Intents

  private func intents() throws -> Reach {
    let people = try reader.all([.goal, .decision, .kpi, .component, .gap, .stakeholder])
    let links: [LinkKind] = [
      .informedBy, .measuredBy, .uses, .needs, .satisfiedBy, .realisedBy, .blockedBy,
    ]
    let targets = try reader.reach(from: people, along: [.links(links, .forward)], depth: 1)
    return try reader.reach(from: targets, along: [.container], depth: 1)
  }

  private func architecture() throws -> Reach {
    var reach = try reader.all([
      .source, .dataset, .step, .pipeline, .choice, .kpi, .component, .dashboard, .persona,
    ])
    let made = try reader.datasetStandings().map(\.id).filter {
      [.dimension, .fact, .mart, .figure].contains(DataLayer(of: $0))
    }
    reach.formUnion(try reader.reach(from: made, along: [.inside(.column)], depth: 1))
    reach.formUnion(try reader.personalColumns())
    return try reader.reach(
      from: reach, along: [.links([.satisfiedBy, .realisedBy, .consumes, .uses], .forward)],
      depth: 1)
  }

  // MARK: Around

  /// Datasets with their columns, sources and KPIs.
  private func furnished(_ datasets: Reach) throws -> Reach {
    let whole = try reader.reach(
      from: datasets, along: [.inside(.column), .container], depth: 1)
    return try reader.reach(
      from: whole, along: [.links([.satisfiedBy, .realisedBy], .backward)], depth: 1)
  }

  /// The most important first, as pictures rank them; ties by id.
  private static func ranked(_ datasets: [DatasetStanding]) -> [EntityID] {
    datasets.map { ($0.id, importance(of: $0)) }
      .sorted { (-$0.1, $0.0) < (-$1.1, $1.0) }.map(\.0)
  }

  private static func importance(of standing: DatasetStanding) -> Int {
    let weight: Int =
      switch DataLayer(of: standing.id) {
      case .figure: 400
      case .fact: 300
      case .dimension, .mart: 200
      case .staging: 20
      case .source, .raw: 10
      }
    return weight + standing.wanted * 50 + standing.edges + standing.references * 10
  }
}
