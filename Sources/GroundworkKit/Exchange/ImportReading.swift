import CatalogStore
import GroundworkModel
import YAMLDocument

/// Files → values with their places. A fault is noted and reading goes on with the next record.
struct ImportReading {
  private(set) var entities: [Placed<Entity>] = []
  private(set) var links: [Placed<Link>] = []
  private(set) var edges: [Placed<LineageEdge>] = []
  private(set) var classifications: [Placed<Classification>] = []
  private(set) var answers: [Answer] = []
  private(set) var diagnostics: [Diagnostic] = []

  mutating func read(_ file: ExchangeFile, named name: String) {
    noting(SourceLocation(file: name, line: 1, column: 1)) {
      let node = try YAML.parse(file.text, file: name)
      switch file.path {
      case ExchangeFile.headerPath: $0.readHeader(node)
      case "link.yaml": for element in node.elements { $0.readLink(element) }
      case "lineage.yaml": for element in node.elements { $0.readEdge(element, origin: nil) }
      case "answer.yaml": for element in node.elements { $0.readAnswer(element) }
      case _ where file.path.hasPrefix("data/"): $0.readDataset(node)
      default: for element in node.elements { $0.readEntity(element) }
      }
    }
  }

  private mutating func readHeader(_ node: YAMLNode) {
    guard node.jsonValue != ExchangeFile.header.jsonValue else { return }
    note(
      "unknown-format", "this is not version 1 of `groundwork-catalog`", at: node.location,
      help: "export the catalog again with this version of Groundwork")
  }

  private mutating func readDataset(_ node: YAMLNode) {
    guard let dataset = readEntity(node, also: ["columns", "lineage"]) else { return }
    for column in node["columns"]?.elements ?? [] { readColumn(column, of: dataset) }
    for edge in node["lineage"]?.elements ?? [] { readEdge(edge, origin: dataset.origin) }
  }

  private mutating func readColumn(_ node: YAMLNode, of dataset: Entity) {
    var node = node
    if node["id"] == nil, let name = node["name"]?.text {
      node.add("id", .text(dataset.id.child(.column, name).rawValue))
    }
    if node["origin"] == nil { node.add("origin", YAMLNode(json: dataset.origin.json).content) }
    node.change("details") { $0.add("dataset", .text(dataset.id.rawValue)) }
    guard let column = readEntity(node, also: ["classifications"]) else { return }
    for element in node["classifications"]?.elements ?? [] {
      noting(element.location) {
        $0.checkKeys(of: element, ClassificationForm.keys)
        let form = try YAML.decode(ClassificationForm.self, from: element)
        let one = form.classification(of: column.id, fileOrigin: dataset.origin)
        $0.classifications.append(Placed(value: one, location: element.location))
      }
    }
  }

  private mutating func readLink(_ node: YAMLNode) {
    noting(node.location) {
      $0.checkKeys(of: node, LinkForm.keys)
      let link = try YAML.decode(LinkForm.self, from: node).link
      $0.links.append(Placed(value: link, location: node.location))
    }
  }

  private mutating func readEdge(_ node: YAMLNode, origin: Origin?) {
    noting(node.location) {
      $0.checkKeys(of: node, EdgeForm.keys)
      let form = try YAML.decode(EdgeForm.self, from: node)
      guard let origin = form.origin ?? origin else {
        throw YAMLError(at: node.location, "the key `origin` is missing")
      }
      $0.edges.append(Placed(value: form.edge(fileOrigin: origin), location: node.location))
    }
  }

  private mutating func readAnswer(_ node: YAMLNode) {
    noting(node.location) {
      $0.checkKeys(of: node, AnswerForm.keys)
      $0.answers.append(try YAML.decode(AnswerForm.self, from: node).answer)
    }
  }
}

extension ImportReading {
  private static let entityKeys = [
    "id", "name", "description", "owner", "status", "tags", "details", "origin", "fieldOrigins",
  ]

  @discardableResult
  private mutating func readEntity(_ node: YAMLNode, also keys: [String] = []) -> Entity? {
    guard let id = readID(node) else { return nil }
    checkKeys(of: node, Self.entityKeys + keys)
    return noting(node.location) {
      let common = try YAML.decode(CommonForm.self, from: node)
      let details = try $0.readDetails(node["details"] ?? YAMLNode(.mapping([])), of: id)
      let entity = Entity(
        id: id, name: common.name, description: common.description, owner: common.owner,
        status: common.status, tags: Set(common.tags ?? []).sorted(), details: details,
        origin: common.origin, fieldOrigins: common.fieldOrigins ?? [:])
      $0.entities.append(Placed(value: entity, location: node.location))
      return entity
    }
  }

  private mutating func readID(_ node: YAMLNode) -> EntityID? {
    guard let idNode = node["id"], let text = idNode.text else {
      note("bad-id", "the key `id` is missing", at: node.location)
      return nil
    }
    if let id = EntityID(text) { return id }
    let kind = text.prefix { $0 != "/" }
    if EntityKind(rawValue: String(kind)) == nil, text.contains("/") {
      let kinds = EntityKind.allCases.map(\.rawValue).joined(separator: ", ")
      note("unknown-kind", "`\(kind)` is not a kind", at: idNode.location, help: "one of \(kinds)")
    } else {
      note("bad-id", "`\(text)` is not an id", at: idNode.location, help: "write KIND/PATH")
    }
    return nil
  }

  private mutating func readDetails(_ node: YAMLNode, of id: EntityID) throws -> EntityDetails {
    let details = try Self.decode(EntityDetails.payloadType(of: id.kind), from: node)
    let written = try details.json.members
    for member in node.members where written[member.key] == nil && member.value.content != .null {
      note(
        "unknown-field", "`\(member.key)` is not a field of a \(id.kind.rawValue)",
        at: member.value.location)
    }
    return details
  }

  private static func decode<Payload: EntityPayload>(
    _ type: Payload.Type, from node: YAMLNode
  ) throws -> EntityDetails {
    try YAML.decode(type, from: node).details
  }

  private mutating func checkKeys(of node: YAMLNode, _ keys: [String]) {
    for member in node.members where !keys.contains(member.key) {
      note("unknown-field", "`\(member.key)` is not read here", at: member.value.location)
    }
  }

  @discardableResult
  private mutating func noting<Value>(
    _ location: SourceLocation, _ body: (inout ImportReading) throws -> Value
  ) -> Value? {
    do {
      return try body(&self)
    } catch let error as YAMLError {
      let isPlaced = error.location.line > 0
      note("yaml", error.message, at: isPlaced ? error.location : location)
    } catch {
      note("yaml", "\(error)", at: location)
    }
    return nil
  }

  private mutating func note(
    _ rule: String, _ message: String, at location: SourceLocation, help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(rule: rule, message: message, location: location, help: help))
  }
}

private struct CommonForm: Decodable {
  var name: String
  var description: String?
  var owner: String?
  var status: Entity.Status
  var tags: [String]?
  var origin: Origin
  var fieldOrigins: [String: Origin]?
}

extension YAMLNode {
  fileprivate mutating func add(_ key: String, _ content: Content) {
    guard case .mapping(let members) = self.content else { return }
    let added = Member(key, YAMLNode(content, at: location))
    self.content = .mapping(members + [added])
  }

  fileprivate mutating func change(_ key: String, _ body: (inout YAMLNode) -> Void) {
    guard case .mapping(var members) = content,
      let index = members.firstIndex(where: { $0.key == key })
    else { return }
    body(&members[index].value)
    content = .mapping(members)
  }
}
