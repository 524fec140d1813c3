/// What the signs of a picture mean: only those that are in it.
enum Legend {
  /// What a line of the legend shows.
  enum Sign: Hashable {
    case role(Diagram.Role)
    case stroke(Diagram.Style)
    case personal
  }

  /// A sign and what it means.
  struct Entry: Hashable {
    let sign: Sign
    let words: String
  }

  /// Roles in their order, those of one colour together; then strokes, then marks.
  static func entries(of diagram: Diagram) -> [Entry] {
    let roles = Set(diagram.nodes.map(\.role))
    let styles = Set(diagram.edges.map(\.style)).subtracting([.order])
    return colors(of: Diagram.Role.allCases.filter { roles.contains($0) })
      + Diagram.Style.allCases.filter { styles.contains($0) }
      .map { Entry(sign: .stroke($0), words: $0.word) } + marks(of: diagram)
  }

  private static func colors(of roles: [Diagram.Role]) -> [Entry] {
    var entries: [Entry] = []
    var seen: Set<String> = []
    for role in roles where seen.insert(Palette.tone(of: role).accent).inserted {
      let accent = Palette.tone(of: role).accent
      let words = roles.filter { Palette.tone(of: $0).accent == accent }.map(\.word)
      entries.append(Entry(sign: .role(role), words: words.joined(separator: ", ")))
    }
    return entries
  }

  /// `7 shown`, or `shown 40 of 212, 172 folded; around fct_order, depth 1`.
  static func extent(of diagram: Diagram) -> String {
    let place = diagram.cut.map { " · \($0)" } ?? ""
    guard diagram.isTruncated else { return "\(diagram.total) shown, nothing left out\(place)" }
    let hidden = diagram.total - diagram.shown
    return "\(diagram.shown) of \(diagram.total) shown, \(hidden) folded or outside\(place)"
  }

  private static func marks(of diagram: Diagram) -> [Entry] {
    let isPersonal = diagram.nodes.contains { node in
      node.badges.contains { if case .personal = $0 { true } else { false } }
        || node.ports.contains { $0.marks.contains(.personal) }
    }
    return isPersonal ? [Entry(sign: .personal, words: "personal data")] : []
  }
}
