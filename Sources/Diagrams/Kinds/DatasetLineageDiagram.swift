import GroundworkModel

/// Every dataset that data flows in or out of, in a box for each source system or warehouse layer.
struct DatasetLineageDiagram {
  let content: CatalogContent

  func diagram() -> Diagram {
    var diagram = Diagram(title: "Dataset lineage")
    let pairs = DatasetFlow(of: content).pairs
    let ids = Set(pairs.flatMap { [$0.pair.source, $0.pair.target] })
    let told = Dictionary(grouping: pairs.filter { Self.isTold($0.pair) }, by: \.pair.target)
    let entities = ids.sorted().compactMap { content[$0] }
    diagram.clusters = LineageCluster.clusters(of: entities, in: content)
    diagram.nodes = entities.map { entity in
      var node = Diagram.Node(
        dataset: entity, in: content, cluster: LineageCluster.id(of: entity.id))
      node.lines += realised(by: entity.id)
      if let facts = told[entity.id] {
        node.lines.append("from " + Count.words(facts.count, "fact"))
      }
      return node
    }
    diagram.edges = pairs.filter { !Self.isTold($0.pair) }.map {
      .init(.init($0.pair.source.rawValue), .init($0.pair.target.rawValue), $0.style)
    }
    return diagram
  }

  /// A calendar is made from every fact and read by every figure: its inputs are told in words, or their arrows would
  /// cross all others.
  private static func isTold(_ pair: DatasetFlow.Pair) -> Bool {
    DataLayer(of: pair.source) == .fact && DataLayer(of: pair.target) == .dimension
  }

  /// The KPIs whose value stands in a dataset.
  private func realised(by dataset: EntityID) -> [String] {
    let columns = content.columns(of: dataset).map(\.id)
    let kpis = Set(
      (columns + [dataset]).flatMap { content.links(to: $0, .realisedBy) }.map(\.source)
    )
    .filter { $0.kind == .kpi }.sorted()
    return kpis.compactMap { content[$0] }.map { "KPI: \($0.name)" }
  }
}

/// The boxes of lineage pictures: one for each source system, one for each layer of the warehouse.
enum LineageCluster {
  static func id(of dataset: EntityID) -> String {
    let layer = DataLayer(of: dataset)
    guard layer == .source else { return box(layer).id }
    return "source/" + (dataset.path.split(separator: ".").first.map(String.init) ?? "")
  }

  /// Boxes in the order of the flow.
  static func clusters(of datasets: [Entity], in content: CatalogContent) -> [Diagram.Cluster] {
    var boxes: [String: (rank: Int, title: String)] = [:]
    for entity in datasets {
      let layer = DataLayer(of: entity.id)
      let box = layer == .source ? (0, title(ofSourceOf: entity, in: content)) : box(layer).position
      boxes[id(of: entity.id)] = box
    }
    return boxes.sorted { ($0.value.rank, $0.key) < ($1.value.rank, $1.key) }
      .map { Diagram.Cluster(id: $0.key, title: $0.value.title) }
  }

  private static func title(ofSourceOf entity: Entity, in content: CatalogContent) -> String {
    guard case .dataset(let dataset) = entity.details, let source = content[dataset.source] else {
      return String(entity.id.path.prefix { $0 != "." })
    }
    guard case .source(let system) = source.details else { return source.name }
    return "\(source.name) (\(system.technology))"
  }

  private static func box(_ layer: DataLayer) -> (id: String, position: (Int, String)) {
    switch layer {
    case .source: ("source", (0, "Sources"))
    case .raw: ("raw", (1, "Raw"))
    case .staging: ("staging", (2, "Staging"))
    case .dimension, .fact, .mart: ("marts", (3, "Marts"))
    case .figure: ("figures", (4, "KPIs"))
    }
  }
}
