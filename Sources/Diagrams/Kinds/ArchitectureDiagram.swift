import GroundworkModel

/// Source → staging → transform → store → serve, each in its box: the systems, what is copied from each, the steps
/// that transform, the facts and dimensions they fill, and the KPIs that are read from them.
///
/// Before a pipeline is generated the boxes in the middle hold what was chosen, marked as planned, and sources point
/// at the KPIs that need their columns.
struct ArchitectureDiagram {
  let content: CatalogContent

  func diagram() -> Diagram {
    var diagram = Diagram(title: "Architecture")
    diagram.clusters = Stage.allCases.map { .init(id: $0.rawValue, title: $0.title) }
    let sources = sources()
    let staged = staged()
    let steps = steps()
    let marts = marts()
    let figures = figures()
    diagram.nodes = sources + staged + steps + marts + figures + readers()
    diagram.edges = edges(
      sources: sources, staged: staged, steps: steps, marts: marts, figures: figures)
    return diagram
  }

  private enum Stage: String, CaseIterable {
    case source, staging, transform, store, serve

    var title: String {
      switch self {
      case .source: "1 · Source"
      case .staging: "2 · Extract and stage"
      case .transform: "3 · Transform"
      case .store: "4 · Store"
      case .serve: "5 · Serve"
      }
    }
  }

  private func datasets(_ layers: Set<DataLayer>) -> [Entity] {
    content.entities(.dataset).filter {
      $0.status != .removed && layers.contains(DataLayer(of: $0.id))
    }
  }

  // MARK: Nodes

  private func sources() -> [Diagram.Node] {
    let tables = Dictionary(grouping: datasets([.source])) { Self.system(of: $0) }
    return content.entities(.source).filter { $0.status != .removed && !Self.isWarehouse($0) }
      .map { source in
        node(ofSource: source, tables: tables[source.id] ?? [])
      }
  }

  private func node(ofSource source: Entity, tables: [Entity]) -> Diagram.Node {
    var node = Diagram.Node(
      id: source.id.rawValue, role: .source, title: source.name, cluster: Stage.source.rawValue)
    node.importance = 500
    if case .source(let system) = source.details {
      node.lines = [system.technology, system.publishLag.map { "\($0) behind" }].compactMap { $0 }
    }
    node.lines.append(Self.size(of: tables))
    let personal = tables.flatMap { content.columns(of: $0.id) }
      .count { content.isPersonal($0.id) }
    if personal > 0 { node.badges = [.personal(columns: personal)] }
    return node
  }

  /// One node for each source: what is copied and cleaned of it.
  private func staged() -> [Diagram.Node] {
    let models = Dictionary(grouping: datasets([.raw, .staging])) { Self.origin(of: $0.id) }
    return models.keys.sorted().map { name in
      let all = models[name] ?? []
      let raw = all.count { DataLayer(of: $0.id) == .raw }
      var node = Diagram.Node(
        id: "staged/" + name, role: .staging, title: name, cluster: Stage.staging.rawValue)
      node.lines = [
        raw > 0 ? Count.words(raw, "raw table") : nil,
        all.count > raw ? Count.words(all.count - raw, "staging model") : nil,
      ].compactMap { $0 }
      node.importance = 450
      return node
    }
  }

  /// One node for each tool: extracting stands in the second box, publishing in the last, the rest between.
  private func steps() -> [Diagram.Node] {
    let steps = content.entities(.step).filter { $0.status != .removed }
    let byTool = Dictionary(grouping: steps) { entity -> String in
      guard case .step(let step) = entity.details else { return entity.name }
      return step.tool
    }
    let made = byTool.keys.sorted().map { tool -> Diagram.Node in
      let steps = byTool[tool] ?? []
      let stage = Self.stage(of: steps)
      var node = Diagram.Node(
        id: "tool/" + tool, role: .step, title: tool, cluster: stage.rawValue)
      node.lines = Self.work(of: steps)
      node.importance = 480
      return node
    }
    return made + (made.isEmpty ? planned() : [])
  }

  /// What was chosen, when nothing is built yet.
  private func planned() -> [Diagram.Node] {
    let topics: [String: Stage] = [
      "processing-style": .staging, "transformation": .transform, "orchestrator": .transform,
      "modelling": .store, "storage": .store,
    ]
    return content.entities(.choice).compactMap { entity in
      guard case .choice(let choice) = entity.details, choice.subject == nil,
        let stage = topics[choice.topic]
      else { return nil }
      var node = Diagram.Node(
        id: entity.id.rawValue, role: .choice, title: choice.selected, cluster: stage.rawValue)
      node.lines = [choice.topic.split(separator: "-").joined(separator: " ")]
      node.importance = 470
      return node
    }
  }

  private func marts() -> [Diagram.Node] {
    datasets([.dimension, .fact, .mart]).map {
      Diagram.Node(dataset: $0, in: content, cluster: Stage.store.rawValue)
    }
  }

  private func figures() -> [Diagram.Node] {
    content.entities(.kpi).filter { $0.status != .removed && $0.status != .deprecated }
      .map { entity in
        var node = Diagram.Node(intent: entity)
        node.cluster = Stage.serve.rawValue
        node.importance = 600
        return node
      }
  }

  private func readers() -> [Diagram.Node] {
    (content.entities(.dashboard) + content.entities(.persona))
      .filter { $0.status != .removed }
      .map { entity in
        var node = Diagram.Node(intent: entity)
        node.cluster = Stage.serve.rawValue
        node.importance = 100
        return node
      }
  }

  // MARK: Edges

  private func edges(
    sources: [Diagram.Node], staged: [Diagram.Node], steps: [Diagram.Node],
    marts: [Diagram.Node], figures: [Diagram.Node]
  ) -> [Diagram.Edge] {
    guard !staged.isEmpty else { return needs(of: figures) + reading() + order(sources, steps) }
    let extractors = steps.filter { $0.cluster == Stage.staging.rawValue }
    let tool = steps.first { $0.cluster == Stage.transform.rawValue }
    let inward = tool.map { tool in staged.map { flow($0.id, tool.id) } } ?? []
    let outward = tool.map { tool in marts.map { flow(tool.id, $0.id) } } ?? []
    return copies(from: sources, through: extractors, to: staged) + inward + outward
      + served(by: marts) + reading()
  }

  private func copies(
    from sources: [Diagram.Node], through extractors: [Diagram.Node], to staged: [Diagram.Node]
  ) -> [Diagram.Edge] {
    let names = Set(sources.map(\.id))
    let copied = staged.filter { names.contains("source/" + $0.title) }
    guard let extractor = extractors.first else {
      return copied.map { flow("source/" + $0.title, $0.id) }
    }
    return copied.map { flow("source/" + $0.title, extractor.id) }
      + staged.map { flow(extractor.id, $0.id) }
  }

  /// The facts and dimensions that a KPI's table is made from, drawn to the KPI itself.
  private func served(by marts: [Diagram.Node]) -> [Diagram.Edge] {
    let shown = Set(marts.map(\.id))
    let pairs = DatasetFlow(of: content).pairs
    var seen: Set<Diagram.Edge> = []
    return pairs.flatMap { pair, _ -> [Diagram.Edge] in
      guard shown.contains(pair.source.rawValue) else { return [] }
      return kpis(in: pair.target).map { flow(pair.source.rawValue, $0.rawValue) }
    }.filter { seen.insert($0).inserted }
  }

  private func kpis(in dataset: EntityID) -> [EntityID] {
    let places = content.columns(of: dataset).map(\.id) + [dataset]
    return Set(places.flatMap { content.links(to: $0, .realisedBy) }.map(\.source))
      .filter { $0.kind == .kpi }.sorted()
  }

  /// Before there is a pipeline: which source a KPI's inputs were found in.
  private func needs(of figures: [Diagram.Node]) -> [Diagram.Edge] {
    var edges: Set<Diagram.Edge> = []
    for link in content.links where link.kind == .satisfiedBy && link.status != .rejected {
      guard case .component(let component)? = content[link.source]?.details,
        let dataset = link.target.parent(.dataset).flatMap({ content[$0] })
      else { continue }
      edges.insert(flow(Self.system(of: dataset).rawValue, component.metric.rawValue))
    }
    return edges.sorted { ($0.source.node, $0.target.node) < ($1.source.node, $1.target.node) }
  }

  /// KPIs that are computed from other KPIs, and who reads which.
  private func reading() -> [Diagram.Edge] {
    content.links.filter { link in
      let isRead = link.kind == .consumes || link.kind == .uses
      let isPart = link.kind == .needs && link.source.kind == .kpi
      let isReader = link.source.kind == .dashboard || link.source.kind == .persona
      return link.target.kind == .kpi && (isPart || isRead && isReader)
    }.map { flow($0.target.rawValue, $0.source.rawValue) }
      .sorted { ($0.source.node, $0.target.node) < ($1.source.node, $1.target.node) }
  }

  /// Keeps planned boxes between the sources and the KPIs.
  private func order(_ sources: [Diagram.Node], _ steps: [Diagram.Node]) -> [Diagram.Edge] {
    let chain =
      [sources.first?.id]
      + [Stage.staging, .transform, .store].map { stage in
        steps.first { $0.cluster == stage.rawValue }?.id
      }
    let nodes = chain.compactMap { $0 }
    return zip(nodes, nodes.dropFirst()).map { .init(.init($0), .init($1), .order) }
  }

  private func flow(_ source: String, _ target: String) -> Diagram.Edge {
    .init(.init(source), .init(target), .flow)
  }

  // MARK: Words

  private static func isWarehouse(_ source: Entity) -> Bool {
    source.id.rawValue == "source/warehouse"
  }

  private static func system(of entity: Entity) -> EntityID {
    guard case .dataset(let dataset) = entity.details else { return entity.id }
    return dataset.source
  }

  /// `dataset/warehouse.raw.shop__orders` and `dataset/warehouse.staging.stg_shop__orders` come from `shop`.
  private static func origin(of id: EntityID) -> String {
    let name = id.segments.last ?? ""
    let bare = name.hasPrefix("stg_") ? String(name.dropFirst(4)) : name
    return bare.firstRange(of: "__").map { String(bare[..<$0.lowerBound]) } ?? bare
  }

  private static func size(of tables: [Entity]) -> String {
    let rows = tables.compactMap { entity -> Int? in
      guard case .dataset(let dataset) = entity.details else { return nil }
      return dataset.rowCount
    }
    let words = Count.words(tables.count, "dataset")
    return rows.isEmpty ? words : words + " · " + Count.words(rows.reduce(0, +), "row")
  }

  /// Tools that only extract or only publish stand where they do so.
  private static func stage(of steps: [Entity]) -> Stage {
    let kinds = Set(
      steps.compactMap { entity -> Pipeline.Step.Kind? in
        guard case .step(let step) = entity.details else { return nil }
        return step.kind
      })
    return kinds == [.extract] ? .staging : kinds == [.publish] ? .serve : .transform
  }

  private static func work(of steps: [Entity]) -> [String] {
    let kinds = Dictionary(grouping: steps) { entity -> String in
      guard case .step(let step) = entity.details else { return "" }
      return step.kind.rawValue
    }
    return Pipeline.Step.Kind.allCases.compactMap { kind in
      kinds[kind.rawValue].map { Count.words($0.count, "\(kind.rawValue) step") }
    }
  }
}
