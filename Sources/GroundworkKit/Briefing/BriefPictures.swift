import Diagrams
import GroundworkModel

/// The pictures that stand beside the brief: those that have something to show and can be drawn.
struct BriefPictures: Sendable {
  private let drawn: [DiagramKind: String]

  init(_ content: CatalogContent) {
    var drawn: [DiagramKind: String] = [:]
    for kind in Self.kinds {
      guard let diagram = try? kind.diagram(of: content), !diagram.nodes.isEmpty,
        let svg = try? Drawing.data(diagram, as: .svg)
      else { continue }
      drawn[kind] = String(decoding: svg, as: UTF8.self)
    }
    self.drawn = drawn
  }

  private static let kinds: [DiagramKind] = [.architecture, .lineage, .er, .star, .trace]

  /// The files, sorted by name.
  var files: [PlannedFile] {
    drawn.map { kind, svg in PlannedFile(path: Self.file(kind), content: svg, sources: []) }
      .sorted { $0.path < $1.path }
  }

  /// Puts a picture into a document, when there is one.
  func add(_ kind: DiagramKind, _ title: MarkdownText, to page: inout MarkdownDocument) {
    if drawn[kind] != nil { page.picture(title, file: Self.file(kind)) }
  }

  private static func file(_ kind: DiagramKind) -> String { "\(kind.rawValue).svg" }
}
