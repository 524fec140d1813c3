public import CatalogStore
import GroundworkModel

extension SearchResult {
  /// One line for each match, the facets, and how many there are, for a terminal.
  public var text: String {
    guard !matches.isEmpty else { return "nothing found" }
    var table = TextTable()
    for match in matches { table.add(match.cells) }
    return ([table.text, "", extent] + facets.map(line)).joined(separator: "\n")
  }

  /// A table of matches, then the counts.
  public var markdown: String {
    let rows = matches.map { match in
      [
        "`\(match.id)`", Escaped.markdown(match.name), match.quality.rawValue,
        match.matchedIn.map(Escaped.markdown).joined(separator: ", "),
        Escaped.markdown(match.description ?? ""),
      ]
    }
    let table = MarkdownTable.text(["id", "name", "match", "found in", "description"], rows)
    let counts = facets.map { facet in
      "- \(facet.name): "
        + facet.values.map { "\(Escaped.markdown($0.value)) \($0.count)" }
        .joined(separator: ", ")
    }
    return ([table, "", extent, ""] + counts).joined(separator: "\n")
  }

  private var extent: String {
    let count = isTotalCapped ? "\(total)+" : "\(total)"
    return truncated ? "shown \(shown) of \(count)" : "\(count) found"
  }

  private func line(_ facet: Facet) -> String {
    let values = facet.values.prefix(8).map { "\($0.value) \($0.count)" }
    let more = facet.values.count > 8 ? ", \(facet.values.count - 8) more" : ""
    let base = facetBase < total ? " (of the first \(facetBase))" : ""
    return "  --\(facet.name)\(base): " + values.joined(separator: ", ") + more
  }
}

extension SearchResult.Match {
  fileprivate var cells: [String] {
    var marks = [quality == .spelling ? "≈" : "", isPersonal ? "personal" : ""]
    if status == Entity.Status.removed.rawValue { marks.append(status) }
    let others = matchedIn.filter { $0 != "name" && $0 != "id" }.prefix(2)
    let place = others.isEmpty ? "" : "in " + others.joined(separator: ", ")
    let isNameInID = id.segments.last == name
    return [
      id.rawValue, isNameInID ? "" : TextTable.cut(name, to: 40),
      (marks + [place]).filter { !$0.isEmpty }.joined(separator: " "),
      TextTable.cut(description ?? "", to: 60),
    ]
  }
}
