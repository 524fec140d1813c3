import GroundworkModel
import YAMLDocument

extension DBTSourceFiles {
  /// Reads every YAML file, sources first: exposures name them.
  mutating func readProperties() {
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
