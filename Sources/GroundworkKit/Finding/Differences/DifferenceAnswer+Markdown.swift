import CatalogStore

extension DifferenceAnswer {
  /// A comment for a pull request: the counts, a table of what breaks or is risky, and the safe rest folded away.
  ///
  /// Cut to ``commentLimit`` characters, which it says; code hosts refuse longer comments.
  public var markdown: String {
    guard !changes.isEmpty else { return "### Catalog changes: none" }
    let grave = changes.filter { $0.severity > .safe }
    let safe = changes.filter { $0.severity == .safe }
    var blocks = ["### Catalog changes: \(ratings.joined(separator: ", "))", route]
    var room = Self.commentLimit
    if !grave.isEmpty { blocks.append(Self.table(of: grave, within: &room)) }
    if !safe.isEmpty {
      let table = Self.table(of: safe, within: &room)
      blocks.append(
        "<details><summary>\(safe.count) safe</summary>\n\n\(table)\n\n</details>")
    }
    blocks.append(summary)
    return blocks.joined(separator: "\n\n")
  }

  /// The most characters in the tables of a comment; GitHub refuses comments of more than 65,536.
  static let commentLimit = 60_000

  private var route: String { "From \(Escaped.markdownCode(from)) to \(Escaped.markdownCode(to))." }

  private static func table(of changes: [RatedChange], within room: inout Int) -> String {
    var rows: [[String]] = []
    for rated in changes {
      let row = row(of: rated)
      room -= row.reduce(0) { $0 + $1.count + 3 }
      guard room > 0 else { break }
      rows.append(row)
    }
    let table = MarkdownTable.text(["", "", "what", "fields", "means"], rows)
    let rest = changes.count - rows.count
    return rest == 0 ? table : table + "\n\n\(rest) more do not fit into a comment."
  }

  private static func row(of rated: RatedChange) -> [String] {
    [
      rated.severity == .breaking ? "**breaking**" : rated.severity.rawValue,
      rated.change.action.rawValue, Escaped.markdownCode(rated.label),
      rated.change.fields.map { Escaped.markdown($0.words) }.joined(separator: "; "),
      rated.meaning,
    ]
  }
}
