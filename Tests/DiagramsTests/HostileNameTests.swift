import Diagrams
import Foundation
import GroundworkModel
import TestSupport
import Testing

@Suite struct HostileNameTests {
  static let names = [
    "\"", "\\", "a\\", "\\\"", "<b>", "</TABLE>", "&amp;", "&#0;", "&nosuch;", "\u{0}",
    "\u{1}\u{7F}",
    "\n", "\r\n", "\t", "]]>", "<!--", "-->", "{x|<p>y}", "\\N", "\\G", "n", "c", "_", "a:b",
    "a->b",
    "subgraph", "node", "strict", "// x", "/* x", "# x", "; drop", "ünïcödé", "名前", "🎉", "e\u{301}",
    "\u{202E}abc", "\u{FFFE}", "\u{FEFF}", " ", "%s%n", "`x`", "$(x)", "'", "|", "[x]",
    "a\u{2028}b",
    String(repeating: "x", count: 3000), String(repeating: "<", count: 500),
  ]

  /// Nodes, ports, clusters, labels and titles, all called so.
  private func diagram(_ names: [String]) -> Diagram {
    var diagram = Diagram(title: names[0])
    diagram.clusters = names.enumerated().map { .init(id: "\($0)\($1)", title: $1) }
    diagram.nodes = names.enumerated().map { index, name in
      var node = Diagram.Node(id: name, role: .table, title: name, cluster: "\(index)\(name)")
      node.lines = [name]
      node.ports = names.prefix(4).map { .init(name: $0, type: name, marks: [.personal]) }
      return node
    }
    for (left, right) in zip(names, names.dropFirst()) {
      diagram.edges.append(
        .init(.init(left, port: names[0]), .init(right, port: names[1]), .derived, label: left))
    }
    return diagram
  }

  private func expectWhole(_ names: [String], _ note: String) throws {
    let diagram = diagram(names)
    let dot = DOTWriter.write(diagram)
    let count = try GraphvizRenderer.count(dot)
    #expect(count.nodes == names.count && count.edges == names.count - 1, "\(note)")
    let picture = try GraphvizRenderer.render(dot, as: .svg)
    #expect(picture.warnings == [], "\(note)")
    #expect(WellFormed.check(picture.data) == nil, "\(note)")
  }

  @Test(arguments: names) func noNameBreaksADrawing(_ name: String) throws {
    try expectWhole([name, name + "2", "other"], name.debugDescription)
  }

  @Test func noMixtureOfNamesBreaksADrawing() throws {
    var random = SplitMix(seed: 20_261_120)
    let pieces = Self.names.filter { $0.count < 100 }
    for round in 0..<150 {
      let names = (0..<4).map { index in
        "\(index)" + (0..<3).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      }
      try expectWhole(names, "round \(round), seed 20261120: \(names)")
    }
  }

  @Test func noNameBreaksMermaid() {
    let text = MermaidWriter.write(diagram(Self.names))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let openings = lines.count { $0.hasPrefix("  subgraph ") }
    #expect(openings == Self.names.count)
    #expect(lines.count { $0 == "  end" } == openings)
    #expect(!text.contains("<script") && !text.contains("\u{0}"))
  }
}

/// A small seeded generator, the same on every machine.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
