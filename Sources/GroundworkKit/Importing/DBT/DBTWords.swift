import GroundworkModel

/// What dbt calls tests → what the catalog calls checks.
enum DBTTestKind {
  static func word(_ name: String?) -> String {
    switch name {
    case nil: "sql"
    case "not_null": "not-null"
    case "relationships": "relationship"
    case "accepted_values": "accepted-values"
    case let name?: name.replacing("_", with: "-")
    }
  }

  /// What must hold, as the arguments say it; without the model, which is the check's subject.
  static func expression(_ test: DBTDescription.Test) -> String? {
    let own = test.arguments.members.filter { !["model", "column_name"].contains($0.key) }
    if own.isEmpty { return nil }
    return JSONValue.object(own).canonical
  }
}

/// Labels and `meta` → tags.
enum DBTTags {
  /// Labels as they are, single values of `meta` as `key:value`; owners have a field of their own.
  static func tags(_ labels: [String], _ meta: JSONValue) -> [String] {
    let pairs = meta.members.compactMap { key, value in word(value).map { "\(key):\($0)" } }
    let own = pairs.filter { !$0.hasPrefix("owner:") }
    return Set(labels + own).filter { !$0.isEmpty }.sorted()
  }

  /// How many values of `meta` are more than one word and stay behind.
  static func left(_ meta: JSONValue) -> Int {
    meta.members.filter { $0.key != "owner" && $0.key != "owners" && word($0.value) == nil }.count
  }

  private static func word(_ value: JSONValue) -> String? {
    switch value {
    case .text(let text): text.count <= 80 && !text.contains("\n") ? text : nil
    case .bool(let value): "\(value)"
    case .number(let spelling): spelling
    case .null, .array, .object: nil
    }
  }
}

/// Where a node's rows stand, and how SQL names that place.
enum DBTRelation {
  static func place(of node: DBTDescription.Node, in project: DBTDescription) -> KnownDatasets.Place
  {
    KnownDatasets.Place(
      technology: project.adapter, server: nil, database: node.database ?? project.name,
      path: [node.schema, node.identifier].compactMap { $0 })
  }

  /// Database, schema and table, as compiled SQL spells them.
  static func path(of node: DBTDescription.Node) -> [String] {
    [node.database, node.schema, node.identifier].compactMap { $0 }
  }

  /// The same as SQL text.
  static func text(of node: DBTDescription.Node, adapter: String) -> String {
    let quote =
      ["bigquery", "databricks", "spark", "mysql", "mariadb", "hive"].contains(adapter) ? "`" : "\""
    return path(of: node).map {
      quote + $0.replacing(quote, with: quote + quote) + quote
    }.joined(separator: ".")
  }
}
