import GroundworkModel
import YAMLDocument

/// A dbt project without dbt: `dbt_project.yml`, the YAML beside the models, and the SQL itself → ``DBTDescription``.
struct DBTSourceFiles {
  var project = DBTDescription()
  let files: [ExchangeFile]
  private var settings = YAMLNode(.null)
  private var target: [String: String] = [:]
  private var hasOwnSchemaNames = false
  var nodeAt: [String: Int] = [:]

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

  mutating func parse(_ file: ExchangeFile) -> YAMLNode? {
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
  func plain(_ text: String?) -> String? {
    guard let text, text.contains("{{") else { return text }
    let nothing = JinjaText.Meanings(
      reference: { _, _ in nil }, source: { _, _ in nil }, this: "", variables: project.variables,
      target: [:])
    let jinja = JinjaText(text, nothing)
    return jinja.unread.isEmpty ? jinja.text : nil
  }

  var database: String? {
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
  /// The ids of the models and sources that a text with Jinja names.
  func ids(in text: String) -> [String] { Self.ids(in: text, DBTNames(project)) }

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
