import GroundworkModel
import YAMLDocument

/// A dbt project without dbt: `dbt_project.yml`, the YAML beside the models, and the SQL itself → ``DBTDescription``.
struct DBTSourceFiles {
  private var project = DBTDescription()
  private let files: [ExchangeFile]
  private var settings = YAMLNode(.null)
  private var target: [String: String] = [:]
  private var hasOwnSchemaNames = false
  private var nodeAt: [String: Int] = [:]

  static func project(of files: [ExchangeFile]) throws -> DBTDescription {
    var reader = DBTSourceFiles(files)
    reader.readSettings()
    reader.readCode()
    reader.readProperties()
    reader.resolveParents()
    return reader.project
  }

  private init(_ files: [ExchangeFile]) {
    self.files = files
    project.reference = "dbt_project.yml"
  }

  private mutating func parse(_ file: ExchangeFile) -> YAMLNode? {
    do {
      return try YAML.parse(file.text, file: file.path)
    } catch {
      project.summary.diagnostics.append(error.diagnostic)
      return nil
    }
  }

  private mutating func readSettings() {
    settings = files.first { $0.path == "dbt_project.yml" }.flatMap { parse($0) } ?? settings
    project.name = settings["name"]?.text ?? "dbt"
    for member in settings["vars"]?.members ?? [] {
      if let text = member.value.text { project.variables[member.key] = text }
      for inner in member.value.members { project.variables[inner.key] = inner.value.text }
    }
    let profiles = files.first { $0.path == "profiles.yml" }.flatMap { parse($0) }
    let profile = profiles?[settings["profile"]?.text ?? project.name]
    let name = plain(profile?["target"]?.text) ?? "default"
    // Only these: a profile holds passwords too.
    for key in ["type", "schema", "dataset", "dbname", "database", "project", "catalog", "path"] {
      target[key] = plain(profile?["outputs"]?[name]?[key]?.text)
    }
    project.adapter = target["type"] ?? ""
    hasOwnSchemaNames = files.contains {
      $0.path.hasSuffix(".sql") && $0.text.contains(/macro\s+\w*generate_schema_name/)
    }
  }

  /// A setting with its `env_var` defaults.
  private func plain(_ text: String?) -> String? {
    guard let text, text.contains("{{") else { return text }
    let nothing = JinjaText.Meanings(
      reference: { _, _ in nil }, source: { _, _ in nil }, this: "", variables: project.variables,
      target: [:])
    let jinja = JinjaText(text, nothing)
    return jinja.unread.isEmpty ? jinja.text : nil
  }

  private var database: String? {
    if let name = target["dbname"] ?? target["database"] ?? target["project"] ?? target["catalog"] {
      return name
    }
    return target["path"].flatMap { $0.split(separator: "/").last?.split(separator: ".").first }
      .map(String.init)
  }

  /// dbt's own rule: the schema of the profile, and behind it that of the configuration.
  private func schema(_ custom: String?) -> String? {
    let base = target["schema"] ?? target["dataset"]
    guard let custom else { return base }
    return hasOwnSchemaNames || base == nil ? custom : "\(base ?? "")_\(custom)"
  }
}

extension DBTSourceFiles {
  private func folders(_ key: String, _ usual: String) -> [String] {
    let named = settings[key]?.elements.compactMap(\.text) ?? []
    return (named.isEmpty ? [usual] : named).map { $0 + "/" }
  }

  private mutating func readCode() {
    let kinds: [(DBTDescription.Node.Kind, [String], String, String)] = [
      (.model, folders("model-paths", "models"), ".sql", "models"),
      (.model, folders("model-paths", "models"), ".py", "models"),
      (.seed, folders("seed-paths", "seeds"), ".csv", "seeds"),
      (.snapshot, folders("snapshot-paths", "snapshots"), ".sql", "snapshots"),
      (.test, folders("test-paths", "tests"), ".sql", "data_tests"),
    ]
    for (kind, places, ending, key) in kinds {
      for file in files where file.path.hasSuffix(ending) {
        guard let place = places.first(where: { file.path.hasPrefix($0) }),
          kind != .test || !file.path.hasPrefix(place + "generic/")
        else { continue }
        readFile(file, kind, below: place, key)
      }
    }
    let macros = folders("macro-paths", "macros")
    project.summary.skip(
      "macro files", "code, not data",
      files.filter { file in macros.contains { file.path.hasPrefix($0) } }.count)
  }

  private mutating func readFile(
    _ file: ExchangeFile, _ kind: DBTDescription.Node.Kind, below place: String, _ key: String
  ) {
    let inside = file.path.dropFirst(place.count)
    var name = String(inside.split(separator: "/").last?.split(separator: ".").first ?? "")
    let jinja = JinjaText(file.text, meaningless)
    if kind == .snapshot, let match = file.text.firstMatch(of: /\{%-?\s*snapshot\s+(\w+)/) {
      name = String(match.1)
    }
    var node = DBTDescription.Node(
      id: "\(kind.rawValue).\(project.name).\(name)", kind: kind, name: name)
    node.package = project.name
    node.file = file.path
    node.database = database
    node.identifier = jinja.configuration["alias"] ?? name
    node.language = file.path.hasSuffix(".py") ? "python" : "sql"
    let custom =
      jinja.configuration["target_schema"] ?? jinja.configuration["schema"]
      ?? setting("schema", of: inside, in: key)
    node.schema = schema(custom)
    node.materialized =
      jinja.configuration["materialized"] ?? setting("materialized", of: inside, in: key)
      ?? (kind == .model ? "view" : nil)
    if kind == .seed {
      node.columns = Self.header(file.text).map { DBTDescription.Column(name: $0) }
    } else {
      node.sql = file.text
    }
    if kind == .test { node.test = DBTDescription.Test() }
    nodeAt[name] = project.nodes.count
    project.nodes.append(node)
  }

  private var meaningless: JinjaText.Meanings {
    JinjaText.Meanings(
      reference: { _, _ in "" }, source: { _, _ in "" }, this: "", variables: [:], target: [:])
  }

  /// The names in the first line of a seed.
  private static func header(_ line: String) -> [String] {
    line.split(separator: ",").map { part in
      String(part.filter { !"\"\r\u{FEFF}".contains($0) })
    }.filter { !$0.isEmpty }
  }

  /// `+schema` and the like of `dbt_project.yml`, the deepest folder's first.
  private func setting(_ key: String, of path: Substring, in section: String) -> String? {
    var node = settings[section]
    var found = node?["+" + key]?.text
    for part in [project.name] + path.split(separator: "/").dropLast().map(String.init) {
      guard let inner = node?[part] else { continue }
      node = inner
      found = (inner["+" + key] ?? inner[key])?.text ?? found
    }
    return found
  }
}

extension DBTSourceFiles {
  private mutating func readProperties() {
    let settings: Set = ["dbt_project.yml", "profiles.yml", "packages.yml"]
    let roots = files.filter { file in
      (file.path.hasSuffix(".yml") || file.path.hasSuffix(".yaml"))
        && !settings.contains(file.path)
    }.compactMap { file in parse(file).map { (file.path, $0) } }
    for (path, root) in roots {
      for element in root["sources"]?.elements ?? [] { readSource(element, path) }
    }
    for (_, root) in roots { readProperties(root) }
  }

  private mutating func readProperties(_ root: YAMLNode) {
    for key in ["models", "seeds", "snapshots"] {
      for element in root[key]?.elements ?? [] { describe(element) }
    }
    for element in root["exposures"]?.elements ?? [] { readExposure(element) }
    for element in root["groups"]?.elements ?? [] {
      let owner = element["owner"]?["name"]?.text ?? element["owner"]?["email"]?.text
      if let name = element["name"]?.text { project.groupOwners[name] = owner }
    }
    for key in ["metrics", "semantic_models", "unit_tests", "saved_queries"] {
      project.summary.skip(
        key.replacing("_", with: " "), "they are read from a manifest only; run `dbt parse`",
        root[key]?.elements.count ?? 0)
    }
  }

  private mutating func describe(_ element: YAMLNode) {
    guard let name = element["name"]?.text, let index = nodeAt[name] else {
      return project.summary.skip(
        "descriptions", "no file has this name", example: element["name"]?.text)
    }
    var node = project.nodes[index]
    node.description = Self.prose(element["description"])
    node.meta = Self.meta(element)
    node.owner = DBTOwner.of(node.meta)
    node.group = element["group"]?.text ?? element["config"]?["group"]?.text
    node.tags = Self.tags(element)
    let described = Self.columns(element)
    let names = Set(described.map(\.name))
    node.columns = node.columns.filter { !names.contains($0.name) } + described
    project.nodes[index] = node
    readTests(element, of: node)
  }

  private static func prose(_ node: YAMLNode?) -> String? {
    guard let text = node?.text, !text.isEmpty, !text.contains("{{") else { return nil }
    return text
  }

  private static func meta(_ element: YAMLNode) -> JSONValue {
    (element["config"]?["meta"] ?? element["meta"])?.jsonValue ?? .null
  }

  private static func tags(_ element: YAMLNode) -> [String] {
    let node = element["tags"] ?? element["config"]?["tags"]
    return (node?.elements.compactMap(\.text) ?? []) + [node?.text].compactMap { $0 }
  }

  private static func columns(_ element: YAMLNode) -> [DBTDescription.Column] {
    (element["columns"]?.elements ?? []).compactMap { node in
      guard let name = node["name"]?.text else { return nil }
      var column = DBTDescription.Column(name: name)
      column.description = prose(node["description"])
      column.type = node["data_type"]?.text ?? ""
      column.tags = tags(node)
      column.meta = meta(node)
      let constraints = (node["constraints"]?.elements ?? []).compactMap { $0["type"]?.text }
      column.isNullable = !constraints.contains { $0 == "not_null" || $0 == "primary_key" }
      return column
    }
  }

  private mutating func readSource(_ element: YAMLNode, _ file: String) {
    guard let source = element["name"]?.text else { return }
    for table in element["tables"]?.elements ?? [] {
      guard let name = table["name"]?.text else { continue }
      var node = DBTDescription.Node(
        id: "source.\(project.name).\(source).\(name)", kind: .source, name: name)
      node.package = project.name
      node.file = file
      node.database = plain(element["database"]?.text) ?? database
      node.schema = plain(element["schema"]?.text) ?? source
      node.identifier = table["identifier"]?.text ?? name
      node.description = Self.prose(table["description"])
      node.meta = Self.meta(table)
      node.owner = DBTOwner.of(node.meta) ?? DBTOwner.of(Self.meta(element))
      node.tags = Self.tags(element) + Self.tags(table)
      node.columns = Self.columns(table)
      project.nodes.append(node)
      readTests(table, of: node)
    }
  }

  private mutating func readExposure(_ element: YAMLNode) {
    var exposure = DBTDescription.Exposure(name: element["name"]?.text ?? "exposure")
    exposure.label = element["label"]?.text
    exposure.type = element["type"]?.text
    exposure.url = element["url"]?.text
    exposure.owner = element["owner"]?["name"]?.text ?? element["owner"]?["email"]?.text
    exposure.description = Self.prose(element["description"])
    exposure.tags = Self.tags(element)
    exposure.meta = Self.meta(element)
    let calls = (element["depends_on"]?.elements ?? []).compactMap(\.text)
    exposure.parents = ids(in: calls.map { "{{ \($0) }}" }.joined())
    project.exposures.append(exposure)
  }

  private mutating func readTests(_ element: YAMLNode, of node: DBTDescription.Node) {
    for test in tests(of: element) { addTest(test, column: nil, of: node) }
    for column in element["columns"]?.elements ?? [] {
      for test in tests(of: column) { addTest(test, column: column["name"]?.text, of: node) }
    }
  }

  private func tests(of element: YAMLNode) -> [YAMLNode] {
    (element["data_tests"] ?? element["tests"])?.elements ?? []
  }

  private mutating func addTest(_ test: YAMLNode, column: String?, of owner: DBTDescription.Node) {
    let member = test.members.first
    guard let kind = test.text ?? member?.key else { return }
    let name = kind.split(separator: ".").last.map(String.init) ?? kind
    let title = [name, owner.name, column].compactMap { $0 }.joined(separator: "_")
    var node = DBTDescription.Node(id: "test.\(project.name).\(title)", kind: .test, name: title)
    node.parents = [owner.id]
    let arguments = (member?.value["arguments"] ?? member?.value)?.jsonValue ?? .null
    node.test = DBTDescription.Test(name: name, column: column, attached: owner.id)
    node.test?.arguments = .object(arguments.members.filter { $0.key != "config" })
    let severity = member?.value["config"]?["severity"] ?? member?.value["severity"]
    node.test?.severity = severity?.text?.lowercased() == "warn" ? .warning : .error
    project.nodes.append(node)
  }
}

extension DBTSourceFiles {
  /// The ids of the models and sources that a text with Jinja names.
  private func ids(in text: String) -> [String] { Self.ids(in: text, DBTNames(project)) }

  private static func ids(in text: String, _ names: DBTNames) -> [String] {
    let nothing = JinjaText.Meanings(
      reference: { _, _ in "" }, source: { _, _ in "" }, this: "", variables: [:], target: [:])
    let jinja = JinjaText(text, nothing)
    let found =
      jinja.references.compactMap { names.model($0.package, $0.name)?.id }
      + jinja.sources.compactMap { names.source($0.source, $0.table)?.id }
    return Set(found).sorted()
  }

  /// What each file reads, once all names are known.
  private mutating func resolveParents() {
    let names = DBTNames(project)
    for index in project.nodes.indices {
      guard let sql = project.nodes[index].sql else { continue }
      project.nodes[index].parents = Self.ids(in: sql, names)
    }
  }
}
