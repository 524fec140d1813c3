public import GroundworkModel
import YAMLDocument

/// A catalog as text, made for review in git: the same bytes for the same content.
///
/// `goal.yaml`, `kpi.yaml`, … hold the entities of a kind; `data/SYSTEM/TABLE.yaml` a dataset with its columns, their
/// classifications and the lineage into it; `link.yaml`, `lineage.yaml` and `answer.yaml` the rest. History stays
/// behind: git keeps its own (docs/decisions).
public struct CatalogExport: Sendable {
  /// The files, sorted by path.
  public private(set) var files: [ExchangeFile] = []
  private var taken: Set<String> = []

  /// The text form of a content.
  public init(_ content: CatalogContent) throws {
    add(ExchangeFile.headerPath, ExchangeFile.header)
    let datasets = content.entities(.dataset)
    let isExported = Set(datasets.map(\.id))
    let lineage = Dictionary(grouping: content.edges) { edge in
      Self.dataset(of: edge.target, in: content).flatMap { isExported.contains($0) ? $0 : nil }
    }
    for dataset in datasets {
      let edges = Self.sorted(lineage[dataset.id] ?? [])
      let path = freePath(Self.path(of: dataset.id))
      add(path, try EntityForm.node(dataset, in: content, lineage: edges))
    }
    for kind in EntityKind.allCases where kind != .dataset {
      let entities = content.entities(kind).filter { entity in
        guard case .column(let column) = entity.details else { return true }
        return !isExported.contains(column.dataset)
      }
      try addList(kind.rawValue, entities.map { try EntityForm.node($0) })
    }
    let links = content.links.sorted {
      ($0.source, $0.kind.rawValue, $0.target) < ($1.source, $1.kind.rawValue, $1.target)
    }
    try addList("link", links.map(FactForm.node))
    let loose = Self.sorted(lineage[nil] ?? [])
    try addList("lineage", loose.map { FactForm.node($0, fileOrigin: nil) })
    try addList("answer", content.answers.map(FactForm.node))
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func add(_ path: String, _ node: YAMLNode) {
    taken.insert(path.lowercased())
    files.append(ExchangeFile(path: path, text: YAMLWriter.write(node)))
  }

  private mutating func addList(_ name: String, _ nodes: [YAMLNode]) throws {
    guard !nodes.isEmpty else { return }
    add(name + ".yaml", YAMLNode(.sequence(nodes)))
  }

  private static func dataset(of id: EntityID, in content: CatalogContent) -> EntityID? {
    if id.kind == .dataset { return id }
    guard case .column(let column)? = content[id]?.details else { return nil }
    return column.dataset
  }

  private static func sorted(_ edges: [LineageEdge]) -> [LineageEdge] {
    edges.sorted {
      ($0.target, $0.source, $0.transformation.rawValue)
        < ($1.target, $1.source, $1.transformation.rawValue)
    }
  }
}

extension CatalogExport {
  /// `dataset/shop.public.orders` → `data/shop/public.orders`, fit for every file system.
  private static func path(of id: EntityID) -> String {
    let parts = id.path.split(separator: ".", maxSplits: 1)
    return "data/" + parts.map(fileName).joined(separator: "/")
  }

  private static func fileName(_ text: Substring) -> String {
    var name = ""
    for byte in text.utf8.prefix(150) {
      let isPlain =
        byte > 0x20 && byte < 0x7F && !":*?\"<>|/\\".utf8.contains(byte)
        && !(name.isEmpty && byte == UInt8(ascii: "."))
      name += isPlain ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
    }
    return name
  }

  /// A path that no other file has, not even one that differs in case only.
  private func freePath(_ base: String) -> String {
    var path = base + ".yaml"
    var number = 2
    while taken.contains(path.lowercased()) {
      path = "\(base)~\(number).yaml"
      number += 1
    }
    return path
  }
}
