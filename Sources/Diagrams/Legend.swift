/// What the signs of a picture mean: only those that are in it.
enum Legend {
  /// What a line of the legend shows.
  enum Sign: Hashable {
    case role(Diagram.Role)
    case stroke(Diagram.Style)
    case tag(String)
  }

  /// A sign and what it means.
  struct Entry: Hashable {
    let sign: Sign
    let words: String
  }

  /// Roles in their order, then strokes, then marks.
  static func entries(of diagram: Diagram) -> [Entry] {
    let roles = Set(diagram.nodes.map(\.role))
    let styles = Set(diagram.edges.map(\.style)).subtracting([.order])
    return Diagram.Role.allCases.filter { roles.contains($0) }
      .map { Entry(sign: .role($0), words: $0.word) }
      + Diagram.Style.allCases.filter { styles.contains($0) }
      .map { Entry(sign: .stroke($0), words: $0.word) } + marks(of: diagram)
  }

  /// `7 shown`, or `shown 40 of 212, 172 folded; around fct_order, depth 1`.
  static func extent(of diagram: Diagram) -> String {
    guard diagram.isTruncated else { return "\(diagram.total) shown, nothing left out" }
    let hidden = diagram.total - diagram.shown
    let place = diagram.cut.map { " · \($0)" } ?? ""
    return "\(diagram.shown) of \(diagram.total) shown, \(hidden) folded or outside\(place)"
  }

  private static func marks(of diagram: Diagram) -> [Entry] {
    let isPersonal = diagram.nodes.contains { node in
      node.badges.contains { if case .personal = $0 { true } else { false } }
        || node.ports.contains { $0.marks.contains(.personal) }
    }
    return isPersonal ? [Entry(sign: .tag("PII"), words: "personal data")] : []
  }
}
