import GroundworkModel

/// Every dataset that data flows in or out of, in a box for each schema of a source system and
/// each layer of the warehouse.
struct DatasetLineageDiagram {
  let content: CatalogContent

  func diagram() -> Diagram {
    var diagram = Diagram(title: "Dataset lineage")
    let pairs = DatasetFlow(of: content).pairs
    let ids = Set(pairs.flatMap { [$0.pair.source, $0.pair.target] })
    let told = Dictionary(grouping: pairs.filter { Self.isTold($0.pair) }, by: \.pair.target)
    let entities = ids.sorted().compactMap { content[$0] }
    let boxes = LineageBoxes(of: entities)
    diagram.clusters = boxes.clusters(in: content)
    diagram.nodes = entities.map { entity in
      var node = Diagram.Node(
        dataset: entity, in: content, cluster: boxes.id(of: entity.id))
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
