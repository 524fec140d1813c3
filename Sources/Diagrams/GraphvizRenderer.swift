import CGraphviz
public import Foundation
import Synchronization

/// Lays DOT out with Graphviz' `dot` engine, in this process.
///
/// libgvc keeps its state in globals, so calls wait for each other. What it has to say is collected instead of
/// printed.
public enum GraphvizRenderer {
  /// A form that needs a layout.
  public enum Format: String, CaseIterable, Sendable {
    case svg, png, pdf
  }

  /// A picture, and what Graphviz found odd about it.
  public struct Picture: Sendable {
    /// The file's content.
    public let data: Data
    /// Warnings, in Graphviz' words.
    public let warnings: [String]
  }

  /// Draws DOT text; PNG at 144 dots an inch.
  public static func render(_ dot: String, as format: Format) throws -> Picture {
    try withGraph(dot) { graph in
      guard let context = gvContext() else { throw RenderError.layout(messages: messages()) }
      defer { gvFreeContext(context) }
      if format == .png { groundwork_set_attribute(graph, "dpi", "144") }
      guard gvLayout(context, graph, "dot") == 0 else {
        throw RenderError.layout(messages: messages())
      }
      defer { gvFreeLayout(context, graph) }
      return Picture(data: try draw(graph, context, format), warnings: messages())
    }
  }

  /// How many nodes and edges Graphviz sees in DOT text.
  public static func count(_ dot: String) throws -> (nodes: Int, edges: Int) {
    try withGraph(dot) { (nodes: Int(agnnodes($0)), edges: Int(agnedges($0))) }
  }

  private static let turn = Mutex(())
  private static let complaints = Mutex("")

  private static func withGraph<Value: Sendable>(
    _ dot: String, _ body: (OpaqueGraph) throws -> Value
  ) throws -> Value {
    try turn.withLock { _ in
      complaints.withLock { $0 = "" }
      let previous = agseterrf { text in
        if let text { GraphvizRenderer.complaints.withLock { $0 += String(cString: text) } }
        return 0
      }
      defer { agseterrf(previous) }
      agreseterrors()
      guard let graph = agmemread(dot) else { throw RenderError.unreadable(messages: messages()) }
      defer { agclose(graph) }
      return try body(graph)
    }
  }

  private static func draw(
    _ graph: OpaqueGraph, _ context: OpaqueContext, _ format: Format
  ) throws -> Data {
    var bytes: UnsafeMutablePointer<CChar>?
    var count: UInt32 = 0
    let status = gvRenderData(context, graph, format.rawValue, &bytes, &count)
    defer { gvFreeRenderData(bytes) }
    guard status == 0, let bytes, count > 0 else {
      throw RenderError.output(format: format.rawValue, messages: messages())
    }
    return Data(bytes: bytes, count: Int(count))
  }

  private static func messages() -> [String] {
    complaints.withLock { $0.split(whereSeparator: \.isNewline).map(String.init) }
  }

  private typealias OpaqueGraph = UnsafeMutablePointer<Agraph_t>
  private typealias OpaqueContext = OpaquePointer
}
