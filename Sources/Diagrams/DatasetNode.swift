import GroundworkModel

extension Diagram.Node {
  /// A dataset as a card: its name, how many rows and columns, and how many of them are personal.
  init(dataset entity: Entity, in content: CatalogContent, cluster: String? = nil) {
    self.init(
      id: entity.id.rawValue, role: Diagram.Role(dataset: entity), title: entity.name,
      cluster: cluster)
    guard case .dataset(let dataset) = entity.details else { return }
    let columns = content.columns(of: entity.id)
    var facts: [String] = []
    if !columns.isEmpty { facts.append(Count.words(columns.count, "column")) }
    if let rows = dataset.rowCount {
      let isRough = dataset.isRowCountEstimated == true
      facts.append((isRough ? "about " : "") + Count.words(rows, "row"))
    }
    if !facts.isEmpty { lines.append(facts.joined(separator: " · ")) }
    let personal = columns.count { content.isPersonal($0.id) }
    if personal > 0 { badges.append(.personal(columns: personal)) }
    importance = Self.importance(of: entity.id, in: content)
  }

  /// A dataset of which only the id is known: the last to be kept.
  init(outside id: EntityID, of diagram: Diagram) {
    self.init(
      id: id.rawValue, role: .table, title: id.name,
      cluster: LineageBoxes.id(of: id, among: diagram.clusters))
    importance = -1
  }

  /// A dataset as a table of columns; keys first when not all are listed.
  init(
    table entity: Entity, columns: [Entity], in content: CatalogContent, limit: Int,
    cluster: String? = nil
  ) {
    self.init(dataset: entity, in: content, cluster: cluster)
    badges = []
    lines = []
    let keys = KeyColumns(of: entity)
    let ranked = columns.enumerated().sorted {
      (keys.marks($0.element.name).isEmpty ? 1 : 0, $0.offset)
        < (keys.marks($1.element.name).isEmpty ? 1 : 0, $1.offset)
    }
    let kept = ranked.prefix(columns.count > limit ? limit - 1 : limit).sorted {
      $0.offset < $1.offset
    }
    ports = kept.map { Diagram.Port(column: $0.element, keys: keys, in: content) }
    hiddenPorts = columns.count - kept.count
  }

  /// What feeds figures or is referred to matters more; a KPI table matters most.
  private static func importance(of id: EntityID, in content: CatalogContent) -> Int {
    let weight: Int
    switch DataLayer(of: id) {
    case .figure: weight = 400
    case .fact: weight = 300
    case .dimension, .mart: weight = 200
    case .staging: weight = 20
    case .source, .raw: weight = 10
    }
    let wanted = content.columns(of: id).count { !content.links(to: $0.id, .satisfiedBy).isEmpty }
    return weight + wanted * 50 + content.edges(from: id).count + content.edges(to: id).count
  }
}

extension Diagram.Role {
  /// The role of a dataset, by its layer and what holds its rows.
  init(dataset entity: Entity) {
    switch DataLayer(of: entity.id) {
    case .raw: self = .raw
    case .staging: self = .staging
    case .dimension: self = .dimension
    case .fact: self = .fact
    case .mart: self = .mart
    case .figure: self = .figure
    case .source:
      guard case .dataset(let dataset) = entity.details else {
        self = .table
        return
      }
      self = dataset.kind == .view || dataset.kind == .materializedView ? .view : .table
    }
  }
}

/// Which columns of a dataset are keys.
struct KeyColumns {
  private var primary: Set<String> = []
  private var foreign: Set<String> = []

  init(of entity: Entity) {
    guard case .dataset(let dataset) = entity.details else { return }
    primary = Set(dataset.primaryKey?.columns ?? [])
    foreign = Set(dataset.foreignKeys.flatMap(\.columns))
  }

  func marks(_ column: String) -> [Diagram.Port.Mark] {
    (primary.contains(column) ? [.primaryKey] : [])
      + (foreign.contains(column) ? [.foreignKey] : [])
  }
}

extension Diagram.Port {
  init(column: Entity, keys: KeyColumns, in content: CatalogContent) {
    var marks = keys.marks(column.name)
    if content.isPersonal(column.id) { marks.append(.personal) }
    var type = ""
    if case .column(let details) = column.details {
      type = details.nativeType.isEmpty ? details.type.rawValue : details.nativeType.lowercased()
    }
    self.init(name: column.name, type: String(type.prefix(24)), marks: marks)
  }
}

/// Numbers as people read them.
enum Count {
  /// `1 row`, `12 rows`, `1,234,567 rows`.
  static func words(_ count: Int, _ noun: String) -> String {
    let digits = String(count)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return "\(grouped) \(noun)\(count == 1 ? "" : "s")"
  }
}
