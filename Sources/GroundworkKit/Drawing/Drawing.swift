public import Diagrams
public import Foundation
public import GroundworkModel

/// Pictures of a catalog, ready to be written to a file.
///
/// ```swift
/// let svg = try Drawing.svg(.trace, of: content, options: DiagramOptions(focus: goal.id))
/// ```
public enum Drawing {
  /// The forms a picture can take.
  public enum Format: String, CaseIterable, Codable, Sendable {
    case svg, png, pdf, dot, mermaid
  }

  /// A picture of a kind as SVG, for a document that stands beside it.
  public static func svg(
    _ kind: DiagramKind, of content: CatalogContent, options: DiagramOptions = DiagramOptions()
  ) throws -> Data {
    try data(try kind.diagram(of: content, options: options), as: .svg)
  }

  /// A picture in a form; throws ``RenderError`` when Graphviz cannot.
  public static func data(_ diagram: Diagram, as format: Format) throws -> Data {
    switch format {
    case .dot: Data(DOTWriter.write(diagram).utf8)
    case .mermaid: Data(MermaidWriter.write(diagram).utf8)
    case .svg: try GraphvizRenderer.render(DOTWriter.write(diagram), as: .svg).data
    case .png: try GraphvizRenderer.render(DOTWriter.write(diagram), as: .png).data
    case .pdf: try GraphvizRenderer.render(DOTWriter.write(diagram), as: .pdf).data
    }
  }
}
