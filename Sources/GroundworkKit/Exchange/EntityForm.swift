import CatalogStore
import GroundworkModel
import YAMLDocument

/// Entities → YAML, members in reading order.
enum EntityForm {
  /// All that an entity says.
  static func node(_ entity: Entity) throws -> YAMLNode {
    FactForm.mapping([("id", .text(entity.id.rawValue))] + (try members(entity)))
  }

  /// A dataset with its columns, their classifications, and the lineage that ends in it.
  static func node(_ dataset: Entity, in content: CatalogContent, lineage: [LineageEdge]) throws
    -> YAMLNode
  {
    var members = try node(dataset).members
    let columns = content.allColumns(of: dataset.id)
    if !columns.isEmpty {
      let nodes = try columns.map { try node($0, of: dataset, in: content) }
      members.append(.init("columns", YAMLNode(.sequence(nodes))))
    }
    if !lineage.isEmpty {
      let nodes = lineage.map { FactForm.node($0, fileOrigin: dataset.origin) }
      members.append(.init("lineage", YAMLNode(.sequence(nodes))))
    }
    return YAMLNode(.mapping(members))
  }

  /// A column inside its dataset: without the dataset, and without id and origin when they are the usual ones.
  private static func node(_ column: Entity, of dataset: Entity, in content: CatalogContent) throws
    -> YAMLNode
  {
    var fields = try members(column)
    if case .object(var details)? = fields.first(where: { $0.0 == "details" })?.1 {
      details["dataset"] = nil
      fields = fields.map { $0.0 == "details" ? ($0.0, .object(details)) : $0 }
    }
    if column.origin == dataset.origin { fields.removeAll { $0.0 == "origin" } }
    let usual = dataset.id.child(.column, column.name)
    let id: JSONValue? = column.id == usual ? nil : .text(column.id.rawValue)
    var members = FactForm.mapping([("id", id)] + fields).members
    let classes = (content.classifications[column.id] ?? []).sorted { $0.category < $1.category }
    if !classes.isEmpty {
      let nodes = classes.map { FactForm.node($0, fileOrigin: dataset.origin) }
      members.append(.init("classifications", YAMLNode(.sequence(nodes))))
    }
    return YAMLNode(.mapping(members))
  }

  private static func members(_ entity: Entity) throws -> [(String, JSONValue?)] {
    let fields = try entity.fields()
    let order = [
      "name", "description", "owner", "status", "tags", "details", "origin", "fieldOrigins",
    ]
    return order.map { ($0, fields[$0]) }
  }
}

extension CatalogContent {
  /// Columns of a dataset in the order of position, then id; vanished ones too.
  func allColumns(of dataset: EntityID) -> [Entity] {
    columnsIncludingRemoved(of: dataset).sorted {
      ($0.columnPosition, $0.id) < ($1.columnPosition, $1.id)
    }
  }
}

extension Entity {
  fileprivate var columnPosition: Int {
    if case .column(let column) = details { return column.position }
    return 0
  }
}
