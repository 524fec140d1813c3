import GroundworkModel

/// The boxes of lineage pictures: one for each source system, or for each of its schemas when several are shown, and one
/// for each layer of the warehouse.
struct LineageBoxes {
  private let datasets: [Entity]
  /// Systems of which more than one schema is shown.
  private let divided: Set<String>

  init(of datasets: [Entity]) {
    self.datasets = datasets
    let sources = datasets.map(\.id).filter { DataLayer(of: $0) == .source }
    divided = Set(
      Dictionary(grouping: sources, by: Self.system)
        .filter { Set($0.value.map { Self.schema(of: $0) ?? "" }).count > 1 }.keys)
  }

  func id(of dataset: EntityID) -> String {
    let layer = DataLayer(of: dataset)
    guard layer == .source else { return Self.box(layer).id }
    let system = Self.system(of: dataset)
    let schema = divided.contains(system) ? Self.schema(of: dataset) : nil
    return "source/" + system + (schema.map { "/" + $0 } ?? "")
  }

  /// Boxes in the order of the flow.
  func clusters(in content: CatalogContent) -> [Diagram.Cluster] {
    var boxes: [String: (rank: Int, title: String)] = [:]
    for entity in datasets {
      let layer = DataLayer(of: entity.id)
      boxes[id(of: entity.id)] =
        layer == .source ? (0, title(ofBoxOf: entity, in: content)) : Self.box(layer).position
    }
    return boxes.sorted { ($0.value.rank, $0.key) < ($1.value.rank, $1.key) }
      .map { Diagram.Cluster(id: $0.key, title: $0.value.title) }
  }

  /// The box of a dataset of which only the id is known, among the boxes of a picture; nil when it has none there.
  static func id(of dataset: EntityID, among clusters: [Diagram.Cluster]) -> String? {
    let layer = DataLayer(of: dataset)
    let system = "source/" + system(of: dataset)
    let choices =
      layer == .source ? [system + "/" + (schema(of: dataset) ?? ""), system] : [box(layer).id]
    return choices.first { choice in clusters.contains { $0.id == choice } }
  }

  private func title(ofBoxOf entity: Entity, in content: CatalogContent) -> String {
    let system = Self.title(ofSourceOf: entity, in: content)
    guard divided.contains(Self.system(of: entity.id)) else { return system }
    return system + " · " + (Self.schema(of: entity.id) ?? "no schema")
  }

  private static func system(of dataset: EntityID) -> String {
    dataset.path.split(separator: ".").first.map(String.init) ?? ""
  }

  /// The segment between system and table, when there is one.
  private static func schema(of dataset: EntityID) -> String? {
    let segments = dataset.segments
    return segments.count > 2 ? segments[1] : nil
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
