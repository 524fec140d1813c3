import GroundworkModel

/// A catalog written as lines: `class shop.customers.email contact.email confidential 0.9`, with `rejected` at the end
/// for a class that a person rejected; `shop.customers.email identity warehouse.marts.dim_customers.email` for lineage;
/// `tag ID TAG`.
struct FlowStory {
  private(set) var content = CatalogContent()
  private let origin = Origin(.rule, "story")

  init(_ lines: String) {
    for line in lines.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      switch words.first {
      case "class": classify(Array(words.dropFirst()))
      case "tag": tag(words[1], words[2])
      default: flow(words)
      }
    }
  }

  static func column(_ path: String) -> EntityID {
    EntityID(.column, path: path.split(separator: ".").map(String.init))
  }

  private mutating func classify(_ words: [String]) {
    let isRejected = words.last == "rejected"
    add(words[0])
    content.insert(
      Classification(
        column: Self.column(words[0]), category: words[1],
        sensitivity: .init(rawValue: words[2]) ?? .confidential, confidence: Double(words[3]) ?? 0,
        evidence: ["its name"], verdict: isRejected ? .rejected : .proposed,
        origin: isRejected ? Origin(.person, "ada") : Origin(.scan, "source/shop")))
  }

  private mutating func flow(_ words: [String]) {
    add(words[0])
    add(words[2])
    content.insert(
      LineageEdge(
        from: Self.column(words[0]), to: Self.column(words[2]),
        transformation: .init(rawValue: words[1]) ?? .identity, origin: origin))
  }

  private mutating func tag(_ column: String, _ tag: String) {
    add(column)
    guard var entity = content[Self.column(column)] else { return }
    entity.tags.append(tag)
    content.insert(entity)
  }

  private mutating func add(_ path: String) {
    let id = Self.column(path)
    guard content[id] == nil, let dataset = id.parent(.dataset) else { return }
    let source = EntityID(.source, path: [id.segments[0]])
    content.insert(
      Entity(
        id: dataset, name: String(dataset.segments.last ?? ""),
        details: Dataset(kind: .table, source: source).details, origin: origin))
    let column = Dataset.Column(dataset: dataset, position: 1, nativeType: "text", type: .text)
    content.insert(
      Entity(
        id: id, name: String(id.segments.last ?? ""), details: column.details, origin: origin))
  }
}
