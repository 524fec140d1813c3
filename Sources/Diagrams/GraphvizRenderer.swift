import CGraphviz
public import Foundation
import Synchronization

/// Lays DOT out with Graphviz' `dot` engine, in this process.
///
/// libgvc keeps its state in globals, so calls wait for each other, and all share one context: its Pango plug-in
/// remembers a font name that belongs to the context, and reads it after the context was freed (2.42, 2.43). What
/// Graphviz has to say is collected instead of printed.
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
    try withGraph(dot) { graph, context in
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
    try withGraph(dot) { graph, _ in (nodes: Int(agnnodes(graph)), edges: Int(agnedges(graph))) }
  }

  /// The context of the process, made at the first use; whoever holds the lock may draw.
  private static let shared = Mutex<Context?>(nil)
  private static let complaints = Mutex("")

  private struct Context: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  private static func withGraph<Value: Sendable>(
    _ dot: String, _ body: (Graph, OpaquePointer) throws -> Value
  ) throws -> Value {
    try shared.withLock { shared in
      complaints.withLock { $0 = "" }
      let previous = agseterrf { text in
        if let text { GraphvizRenderer.complaints.withLock { $0 += String(cString: text) } }
        return 0
      }
      defer { agseterrf(previous) }
      agreseterrors()
      shared = shared ?? gvContext().map { Context(pointer: $0) }
      guard let context = shared else { throw RenderError.layout(messages: messages()) }
      guard let graph = groundwork_read(dot) else {
        throw RenderError.unreadable(messages: messages())
      }
      defer { agclose(graph) }
      return try body(graph, context.pointer)
    }
  }

  private static func draw(
    _ graph: Graph, _ context: OpaquePointer, _ format: Format
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

  private typealias Graph = UnsafeMutablePointer<Agraph_t>
}
