import GroundworkModel

/// Facts, the dimensions they refer to, and their keys.
struct StarSchemaDiagram {
  let content: CatalogContent

  /// Rows of one table; the rest is counted.
  private static let portLimit = 18

  func diagram() -> Diagram {
    var diagram = Diagram(title: "Star schema")
    let datasets = content.entities(.dataset).filter {
      let layer = DataLayer(of: $0.id)
      return $0.status != .removed && (layer == .fact || layer == .dimension)
    }
    diagram.edges = References.edges(of: datasets, in: content) + inferred(datasets)
    diagram.nodes = datasets.map {
      Diagram.Node(
        table: $0, columns: content.columns(of: $0.id), in: content, limit: Self.portLimit)
    }
    diagram.edges += Grid.rows(of: diagram.nodes, without: diagram.edges)
    return diagram
  }

  /// A fact's column named like the key of a dimension, where no reference between the two is recorded.
  private func inferred(_ datasets: [Entity]) -> [Diagram.Edge] {
    let facts = datasets.filter { DataLayer(of: $0.id) == .fact }
    let dimensions = datasets.filter { DataLayer(of: $0.id) == .dimension }
    return facts.flatMap { fact in
      dimensions.compactMap { inferred(from: fact, to: $0) }
    }
  }

  private func inferred(from fact: Entity, to dimension: Entity) -> Diagram.Edge? {
    guard case .dataset(let rows) = fact.details, case .dataset(let keyed) = dimension.details,
      !rows.foreignKeys.contains(where: { $0.target == dimension.id }),
      let key = keyed.primaryKey?.columns.first,
      let column = content.columns(of: fact.id).first(where: { $0.name == key })
    else { return nil }
    return Diagram.Edge(
      .init(fact.id.rawValue, port: column.name), .init(dimension.id.rawValue, port: key),
      .reference)
  }
}
