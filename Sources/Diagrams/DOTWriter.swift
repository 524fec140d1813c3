/// Writes a ``Diagram`` as DOT: the same diagram gives the same bytes, and no name can break it.
///
/// Nodes are HTML-like tables (a card with a coloured bar, or a table of columns with a port on either side of each
/// row). Node names are the ids of the diagram, so a diff of two files says what changed.
public struct DOTWriter {
  private let diagram: Diagram
  private var out = ""

  private init(_ diagram: Diagram) { self.diagram = diagram }

  /// The diagram as DOT text.
  public static func write(_ diagram: Diagram) -> String {
    var writer = DOTWriter(diagram)
    writer.writeGraph()
    return writer.out
  }

  /// Families measured alike wherever one of them is there: Helvetica, Arial and Liberation share their metrics.
  private static let font = "Helvetica,Arial,Liberation Sans,sans-serif"

  private mutating func writeGraph() {
    out += "digraph groundwork {\n"
    writeDefaults()
    let clustered = Set(diagram.clusters.map(\.id))
    for cluster in diagram.clusters { write(cluster) }
    for node in diagram.nodes where !clustered.contains(node.cluster ?? "") {
      write(node, indent: "  ")
    }
    let ports = Dictionary(
      diagram.nodes.map { ($0.id, Set($0.ports.map(\.name))) }, uniquingKeysWith: { $0.union($1) })
    for edge in diagram.edges { write(edge, ports: ports) }
    out += "}\n"
  }

  private mutating func writeDefaults() {
    let font = DOTText.quoted(Self.font)
    out += """
        graph [
          rankdir=\(diagram.direction == .rightward ? "LR" : "TB"), bgcolor="white", pad=0.35,
          nodesep=0.22, ranksep=0.75, fontname=\(font), fontsize=12, fontcolor="\(Palette.ink)",
          labelloc=t, labeljust=l, label=<\(DOTLabel.heading(of: diagram))>
        ];
        node [shape=plain, fontname=\(font), fontsize=11, fontcolor="\(Palette.ink)"];
        edge [
          fontname=\(font), fontsize=9, fontcolor="\(Palette.muted)", arrowsize=0.7, penwidth=1.1,
          arrowhead=normal, arrowtail=normal, dir=forward, style=solid, label=""
        ];

      """
  }

  private mutating func write(_ cluster: Diagram.Cluster) {
    let nodes = diagram.nodes.filter { $0.cluster == cluster.id }
    guard !nodes.isEmpty else { return }
    out += "  subgraph \(DOTText.quoted("cluster_" + cluster.id)) {\n"
    out += "    graph [label=<\(DOTLabel.clusterHeading(cluster.title))>, margin=14, "
    out += "style=\"rounded,filled\", "
    out += "color=\"\(Palette.clusterLine)\", fillcolor=\"\(Palette.clusterFill)\"];\n"
    for node in nodes { write(node, indent: "    ") }
    out += "  }\n"
  }

  private mutating func write(_ node: Diagram.Node, indent: String) {
    out += "\(indent)\(DOTText.quoted(node.id)) [label=<\(DOTLabel.label(of: node))>, "
    out += "tooltip=\(DOTText.quoted(tooltip(of: node)))];\n"
  }

  private func tooltip(of node: Diagram.Node) -> String {
    "\(node.role.word): \(node.title)"
  }

  private mutating func write(_ edge: Diagram.Edge, ports: [String: Set<String>]) {
    guard let tailPorts = ports[edge.source.node], let headPorts = ports[edge.target.node] else {
      return
    }
    var attributes = Palette.stroke(of: edge.style).map { "\($0.name)=\"\($0.value)\"" }
    if let label = edge.label { attributes.append("label=\(DOTText.quoted(label))") }
    out += "  " + end(edge.source, among: tailPorts, side: "out", compass: "e")
    let isLoop = edge.source.node == edge.target.node
    out += " -> "
    out += end(
      edge.target, among: headPorts, side: isLoop ? "out" : "in", compass: isLoop ? "e" : "w")
    out += " [\(attributes.joined(separator: ", "))];\n"
  }

  private func end(
    _ end: Diagram.Edge.End, among ports: Set<String>, side: String, compass: String
  ) -> String {
    guard let port = end.port, ports.contains(port) else {
      let isAcross = diagram.direction == .rightward
      return DOTText.quoted(end.node) + (isAcross ? ":\(compass)" : "")
    }
    return "\(DOTText.quoted(end.node)):\(DOTText.port(port))_\(side):\(compass)"
  }
}
