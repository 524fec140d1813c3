import GroundworkModel

/// `manifest.json` of dbt 1.5 and later (v9–v12) → ``DBTDescription``.
struct DBTManifestFile {
  private(set) var project = DBTDescription()
  private let file: String

  /// Reads a manifest; what is not data is counted as skipped.
  ///
  /// - Parameter file: its name in messages.
  init(_ root: JSONSlice, file: String) {
    self.file = file
    project.reference = file
    let parts = root.object
    let metadata = parts["metadata"]?.object ?? [:]
    guard checkVersion(metadata["dbt_schema_version"]?.text) else { return }
    project.name = metadata["project_name"]?.text ?? "dbt"
    project.adapter = metadata["adapter_type"]?.text ?? ""
    for (id, value) in parts["nodes"]?.members ?? [] { readNode(id, value.object) }
    for (id, value) in parts["sources"]?.members ?? [] { readNode(id, value.object) }
    for (_, value) in parts["exposures"]?.members ?? [] { readExposure(value.object) }
    for (_, value) in parts["metrics"]?.members ?? [] { readMetric(value.object) }
    for (id, value) in parts["semantic_models"]?.members ?? [] {
      project.semanticModels[id] = value.object["depends_on"]?.object["nodes"]?.texts ?? []
    }
    for (_, value) in parts["groups"]?.members ?? [] { readGroup(value.object) }
    skipRest(parts)
  }

  private mutating func checkVersion(_ url: String?) -> Bool {
    let name = url?.split(separator: "/").last?.split(separator: ".").first ?? ""
    let number = name.hasPrefix("v") ? Int(name.dropFirst()) : nil
    if let number, (9...12).contains(number) || number == 20 { return true }
    let found =
      number.map { "a manifest of version \($0)" }
      ?? "no manifest of dbt: it names no schema version"
    project.summary.diagnostics.append(
      Diagnostic(
        rule: "dbt-manifest", message: "this is \(found)",
        location: SourceLocation(file: file, line: 1, column: 1),
        help: "versions 9 to 12 are read: run `dbt parse` with dbt 1.5 or later"))
    return false
  }

  private mutating func skipRest(_ parts: [String: JSONSlice]) {
    let reasons = [
      ("macros", "code, not data"), ("docs", "their text stands where it is used"),
      ("disabled", "switched off in the project"), ("selectors", "how to run, not data"),
      ("saved_queries", "no query is stored"), ("unit_tests", "they check code, not data"),
      ("functions", "code, not data"),
    ]
    for (key, reason) in reasons {
      project.summary.skip(
        key.replacing("_", with: " "), reason, parts[key]?.members.count ?? 0)
    }
    project.summary.skip(
      "semantic models", "metrics name the models below them", project.semanticModels.count)
  }
}

extension DBTManifestFile {
  private mutating func readNode(_ id: String, _ part: [String: JSONSlice]) {
    let type = part["resource_type"]?.text ?? String(id.prefix { $0 != "." })
    guard let kind = DBTDescription.Node.Kind(rawValue: type) else {
      let reason = type == "analysis" ? "nothing is made of it" : "no dataset"
      return project.summary.skip(type, reason, example: part["name"]?.text)
    }
    let config = part["config"]?.object ?? [:]
    var node = DBTDescription.Node(id: id, kind: kind, name: part["name"]?.text ?? id)
    node.package = part["package_name"]?.text ?? ""
    node.file = part["original_file_path"]?.text ?? ""
    node.database = part["database"]?.text
    node.schema = part["schema"]?.text
    node.identifier = part["identifier"]?.text ?? part["alias"]?.text ?? node.name
    node.materialized = config["materialized"]?.text
    node.description = part["description"]?.text
    node.tags = part["tags"]?.texts ?? config["tags"]?.texts ?? []
    node.meta = Self.meta(part, config)
    node.owner = DBTOwner.of(node.meta)
    node.group = part["group"]?.text ?? config["group"]?.text
    node.parents = part["depends_on"]?.object["nodes"]?.texts ?? []
    node.language = part["language"]?.text ?? "sql"
    node.primaryKey = part["primary_key"]?.texts ?? []
    node.columns = (part["columns"]?.members ?? []).map { Self.column($0.key, $0.value.object) }
    let compiled = part["compiled_code"]?.text
    node.sql = kind == .seed || kind == .source ? nil : compiled ?? part["raw_code"]?.text
    node.isCompiled = compiled != nil
    if kind == .test { node.test = Self.test(part, config) }
    project.nodes.append(node)
  }

  private static func column(_ key: String, _ part: [String: JSONSlice]) -> DBTDescription.Column {
    var column = DBTDescription.Column(name: part["name"]?.text ?? key)
    column.description = part["description"]?.text
    column.type = part["data_type"]?.text ?? ""
    column.tags = part["tags"]?.texts ?? []
    column.meta = meta(part, part["config"]?.object ?? [:])
    let constraints = (part["constraints"]?.elements ?? []).compactMap { $0.object["type"]?.text }
    column.isNullable = !constraints.contains { $0 == "not_null" || $0 == "primary_key" }
    return column
  }

  /// Both places where `meta` may stand, the newer one first.
  private static func meta(_ part: [String: JSONSlice], _ config: [String: JSONSlice]) -> JSONValue
  {
    let newer = config["meta"]?.value ?? .null
    return newer.isEmpty ? part["meta"]?.value ?? .null : newer
  }

  private static func test(
    _ part: [String: JSONSlice], _ config: [String: JSONSlice]
  ) -> DBTDescription.Test {
    let metadata = part["test_metadata"]?.object ?? [:]
    var test = DBTDescription.Test(name: metadata["name"]?.text)
    test.column = part["column_name"]?.text
    test.attached = part["attached_node"]?.text
    test.arguments = metadata["kwargs"]?.value ?? .null
    test.severity = config["severity"]?.text?.lowercased() == "warn" ? .warning : .error
    return test
  }

  private mutating func readExposure(_ part: [String: JSONSlice]) {
    var exposure = DBTDescription.Exposure(name: part["name"]?.text ?? "exposure")
    exposure.label = part["label"]?.text
    exposure.type = part["type"]?.text
    exposure.url = part["url"]?.text
    let owner = part["owner"]?.object ?? [:]
    exposure.owner = owner["name"]?.text ?? owner["email"]?.text
    exposure.description = part["description"]?.text
    exposure.tags = part["tags"]?.texts ?? []
    exposure.meta = Self.meta(part, part["config"]?.object ?? [:])
    exposure.parents = part["depends_on"]?.object["nodes"]?.texts ?? []
    project.exposures.append(exposure)
  }

  private mutating func readMetric(_ part: [String: JSONSlice]) {
    var metric = DBTDescription.Metric(name: part["name"]?.text ?? "metric")
    metric.label = part["label"]?.text
    metric.description = part["description"]?.text
    metric.tags = part["tags"]?.texts ?? []
    metric.parents = part["depends_on"]?.object["nodes"]?.texts ?? []
    metric.formula = Self.formula(part)
    project.metrics.append(metric)
  }

  /// `sum(amount)` of the older form, `ratio of refunds to orders` of the newer one.
  private static func formula(_ part: [String: JSONSlice]) -> String? {
    if let method = part["calculation_method"]?.text {
      return "\(method)(\(part["expression"]?.text ?? ""))"
    }
    let parameters = part["type_params"]?.object ?? [:]
    func name(_ key: String) -> String? {
      parameters[key]?.text ?? parameters[key]?.object["name"]?.text
    }
    switch part["type"]?.text {
    case "ratio": return "\(name("numerator") ?? "?") / \(name("denominator") ?? "?")"
    case "derived": return name("expr")
    case let type: return name("measure").map { "\(type ?? "simple") of \($0)" }
    }
  }

  private mutating func readGroup(_ part: [String: JSONSlice]) {
    let owner = part["owner"]?.object ?? [:]
    guard let name = part["name"]?.text, let person = owner["name"]?.text ?? owner["email"]?.text
    else { return }
    project.groupOwners[name] = person
  }
}

/// Who answers for a thing, as `meta` says it.
enum DBTOwner {
  /// `owner: ada`, `owner: {name: ada}` or `owners: [ada, bob]`.
  static func of(_ meta: JSONValue) -> String? {
    switch meta["owner"] {
    case .text(let name): return name.isEmpty ? nil : name
    case .object(let members):
      if case .text(let name)? = members["name"] ?? members["email"] { return name }
    default: break
    }
    guard case .array(let names)? = meta["owners"], case .text(let name)? = names.first else {
      return nil
    }
    return name
  }
}
