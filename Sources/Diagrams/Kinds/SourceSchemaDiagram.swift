import GroundworkModel

/// The tables of the sources and what refers to what.
struct SourceSchemaDiagram {
  let content: CatalogContent

  /// Rows of one table; the rest is counted.
  private static let portLimit = 14

  func diagram() -> Diagram {
    var diagram = Diagram(title: "Source tables")
    let datasets = content.entities(.dataset).filter {
      $0.status != .removed && DataLayer(of: $0.id) == .source
    }
    let boxes = LineageBoxes(of: datasets)
    diagram.clusters = boxes.clusters(in: content)
    diagram.edges = References.edges(of: datasets, in: content)
    let degrees = References.degrees(of: diagram.edges)
    diagram.nodes = datasets.map { dataset in
      var node = Diagram.Node(
        table: dataset, columns: content.columns(of: dataset.id), in: content,
        limit: Self.portLimit, cluster: boxes.id(of: dataset.id))
      node.importance += degrees[node.id, default: 0] * 10
      return node
    }
    diagram.edges += Grid.rows(of: diagram.nodes, without: diagram.edges)
    return diagram
  }
}

/// Puts nodes that nothing connects side by side, four in a row, instead of in one long column.
enum Grid {
  static func rows(of nodes: [Diagram.Node], without edges: [Diagram.Edge]) -> [Diagram.Edge] {
    let connected = Set(edges.flatMap { [$0.source.node, $0.target.node] })
    let loose = Dictionary(grouping: nodes.filter { !connected.contains($0.id) }) {
      $0.cluster ?? ""
    }
    return loose.sorted { $0.key < $1.key }.flatMap { _, nodes in
      zip(nodes, nodes.dropFirst()).enumerated().filter { $0.offset % 4 != 3 }.map {
        .init(.init($0.element.0.id), .init($0.element.1.id), .order)
      }
    }
  }
}

/// References between datasets as edges with crow's feet, from the many to the one.
enum References {
  static func edges(of datasets: [Entity], in content: CatalogContent) -> [Diagram.Edge] {
    let shown = Set(datasets.map(\.id))
    return datasets.flatMap { entity -> [Diagram.Edge] in
      guard case .dataset(let dataset) = entity.details else { return [] }
      return dataset.foreignKeys.filter { shown.contains($0.target) }
        .map { edge(from: entity.id, $0, in: content) }
    }
  }

  static func degrees(of edges: [Diagram.Edge]) -> [String: Int] {
    edges.reduce(into: [:]) { degrees, edge in
      degrees[edge.source.node, default: 0] += 1
      degrees[edge.target.node, default: 0] += 1
    }
  }

  private static func edge(
    from dataset: EntityID, _ key: Dataset.ForeignKey, in content: CatalogContent
  ) -> Diagram.Edge {
    let isOptional = key.columns.contains { name in
      guard case .column(let column)? = content[dataset.child(.column, name)]?.details else {
        return false
      }
      return column.isNullable
    }
    return Diagram.Edge(
      .init(dataset.rawValue, port: key.columns.first),
      .init(key.target.rawValue, port: key.targetColumns.first),
      isOptional ? .optionalReference : .reference, label: key.isDeclared ? nil : "inferred")
  }
}
