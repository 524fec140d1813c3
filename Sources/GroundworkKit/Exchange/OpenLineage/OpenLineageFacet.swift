import GroundworkModel

/// The facets that are written, each with the address of the version of its schema that it follows.
enum OpenLineageFacet {
  /// Who makes the events, as the specification wants it: a URI.
  static let producer = "urn:groundwork:catalog"

  static func facet(
    _ name: String, _ version: String, _ members: [String: JSONValue]
  ) -> JSONValue {
    var facet = members
    facet["_producer"] = .text(producer)
    facet["_schemaURL"] = .text(
      "https://openlineage.io/spec/facets/\(version)/\(name).json#/$defs/\(name)")
    return .object(facet)
  }

  static func schema(_ columns: [Entity]) -> JSONValue {
    let fields = columns.map { column in
      var field: [String: JSONValue] = ["name": .text(column.name)]
      if case .column(let details) = column.details, !details.nativeType.isEmpty {
        field["type"] = .text(details.nativeType)
      }
      field["description"] = column.description.map { .text($0) }
      return JSONValue.object(field)
    }
    return facet("SchemaDatasetFacet", "1-2-0", ["fields": .array(fields)])
  }

  static func documentation(_ text: String) -> JSONValue? {
    text.isEmpty
      ? nil : facet("DocumentationDatasetFacet", "1-1-0", ["description": .text(text)])
  }

  static func jobDocumentation(_ text: String) -> JSONValue? {
    text.isEmpty ? nil : facet("DocumentationJobFacet", "1-1-0", ["description": .text(text)])
  }

  static func ownership(_ owner: String) -> JSONValue? {
    let owners = JSONValue.array([.object(["name": .text(owner), "type": .text("OWNER")])])
    return owner.isEmpty ? nil : facet("OwnershipDatasetFacet", "1-0-1", ["owners": owners])
  }

  /// Tags of a dataset and of its columns; `key:value` is taken apart.
  static func tags(of dataset: Entity, _ columns: [Entity]) -> JSONValue? {
    let own = dataset.tags.map { tag($0, field: nil) }
    let inside = columns.flatMap { column in column.tags.map { tag($0, field: column.name) } }
    guard !(own + inside).isEmpty else { return nil }
    return facet("TagsDatasetFacet", "1-0-0", ["tags": .array(own + inside)])
  }

  private static func tag(_ text: String, field: String?) -> JSONValue {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    var members: [String: JSONValue] = [
      "key": .text(parts.first ?? text), "value": .text(parts.count > 1 ? parts[1] : "true"),
      "source": .text("GROUNDWORK"),
    ]
    members["field"] = field.map { .text($0) }
    return .object(members)
  }

  static func datasetType(_ kind: Dataset.Kind) -> JSONValue {
    let words: (String, String?) =
      switch kind {
      case .table: ("TABLE", nil)
      case .view: ("VIEW", nil)
      case .materializedView: ("VIEW", "MATERIALIZED")
      case .file, .folder: ("FILE", nil)
      case .model: ("MODEL", nil)
      }
    var members: [String: JSONValue] = ["datasetType": .text(words.0)]
    members["subType"] = words.1.map { .text($0) }
    return facet("DatasetTypeDatasetFacet", "1-0-0", members)
  }

  /// What each column comes from, and what the rows depend on.
  static func columnLineage(fields: [String: [JSONValue]], rows: [JSONValue]) -> JSONValue {
    var members: [String: JSONValue] = [
      "fields": .object(fields.mapValues { .object(["inputFields": .array($0)]) })
    ]
    if !rows.isEmpty { members["dataset"] = .array(rows) }
    return facet("ColumnLineageDatasetFacet", "1-2-0", members)
  }

  /// A column that something is made from, with all that happens on the way.
  static func input(
    _ names: [String: JSONValue], field: String, transformations: [JSONValue]
  ) -> JSONValue {
    .object(
      names.merging(["field": .text(field), "transformations": .array(transformations)]) { $1 })
  }

  /// What happens to a value, in the words of the column lineage facet 1-2-0.
  static func transformation(_ kind: LineageEdge.Transformation) -> JSONValue {
    let words: (type: String, subtype: String, isMasking: Bool) =
      switch kind {
      case .identity: ("DIRECT", "IDENTITY", false)
      case .derived: ("DIRECT", "TRANSFORMATION", false)
      case .aggregated: ("DIRECT", "AGGREGATION", false)
      case .masked, .hashed: ("DIRECT", "TRANSFORMATION", true)
      case .filter: ("INDIRECT", "FILTER", false)
      case .join: ("INDIRECT", "JOIN", false)
      }
    return transformation(words.type, words.subtype, isMasking: words.isMasking)
  }

  static func transformation(_ type: String, _ subtype: String, isMasking: Bool) -> JSONValue {
    .object([
      "type": .text(type), "subtype": .text(subtype), "masking": .bool(isMasking),
      "description": .text(""),
    ])
  }
}
