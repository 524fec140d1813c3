/// Writes a ``Diagram`` as a Mermaid flowchart, for places that draw Mermaid and nothing else.
///
/// Names stand in quotes with everything Mermaid could read as markup written as `#code;`.
public enum MermaidWriter {
  /// The diagram as Mermaid text.
  public static func write(_ diagram: Diagram) -> String {
    let names = Dictionary(
      diagram.nodes.enumerated().map { ($1.id, "n\($0 + 1)") },
      uniquingKeysWith: { first, _ in first })
    var out = "%% \(comment(diagram.title)): \(comment(Legend.extent(of: diagram)))\n"
    out += "flowchart \(diagram.direction == .rightward ? "LR" : "TB")\n"
    let clustered = Set(diagram.clusters.map(\.id))
    for (index, cluster) in diagram.clusters.enumerated() {
      let nodes = diagram.nodes.filter { $0.cluster == cluster.id }
      guard !nodes.isEmpty else { continue }
      out += "  subgraph c\(index + 1)[\"\(escape(cluster.title))\"]\n"
      for node in nodes { out += "    \(names[node.id] ?? "")\(box(of: node))\n" }
      out += "  end\n"
    }
    for node in diagram.nodes where !clustered.contains(node.cluster ?? "") {
      out += "  \(names[node.id] ?? "")\(box(of: node))\n"
    }
    for edge in diagram.edges {
      guard edge.style != .order, let source = names[edge.source.node],
        let target = names[edge.target.node]
      else { continue }
      out += "  \(source) \(arrow(of: edge)) \(target)\n"
    }
    return out
  }

  private static func box(of node: Diagram.Node) -> String {
    var lines = ["<b>\(escape(node.title))</b>", "<i>\(escape(node.role.word))</i>"]
    lines += node.lines.map(escape) + node.badges.map { escape(words(of: $0)) }
    lines += node.ports.map { port in
      escape(
        ([port.name, port.type] + port.marks.map(\.rawValue)).filter { !$0.isEmpty }.joined(
          separator: " "))
    }
    if node.hiddenPorts > 0 { lines.append("+\(node.hiddenPorts) more columns") }
    let text = lines.joined(separator: "<br/>")
    switch node.role {
    case .kpi, .goal: return "([\"\(text)\"])"
    case .group, .choice: return ">\"\(text)\"]"
    case .source: return "[(\"\(text)\")]"
    default: return "[\"\(text)\"]"
    }
  }

  private static func words(of badge: Diagram.Badge) -> String {
    switch badge {
    case .personal(let columns): "PII: " + Count.words(columns, "personal column")
    case .answerable: "● answerable"
    case .caveat: "▲ answerable with caveat"
    case .blocked: "■ blocked"
    case .proposed: "○ proposed"
    }
  }

  private static func arrow(of edge: Diagram.Edge) -> String {
    let ports = [edge.source.port, edge.target.port].compactMap { $0 }
    let words = edge.label ?? (ports.count == 2 ? "\(ports[0]) → \(ports[1])" : nil)
    let label = words.map { "|\"\(escape($0))\"|" } ?? ""
    switch edge.style {
    case .filter, .join, .proposed: return "-.->\(label)"
    case .aggregated: return "==>\(label)"
    case .blocked: return "--x\(label)"
    default: return "-->\(label)"
    }
  }

  private static func comment(_ text: String) -> String {
    String(text.map { $0.isNewline || "{}%;".contains($0) ? " " : $0 })
  }

  private static func escape(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      let isPlain =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || " _.,:/+-·→●▲■○()×…?!".unicodeScalars.contains(scalar)
      if isPlain {
        out.unicodeScalars.append(scalar)
      } else {
        out += scalar.value < 0x20 ? " " : "#\(scalar.value);"
      }
    }
    return out
  }
}
