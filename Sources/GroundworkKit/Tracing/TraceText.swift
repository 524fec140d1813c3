import GroundworkModel

extension TraceTree {
  /// The tree with lines drawn, for a terminal.
  public var text: String {
    var lines = ["\(title) (\(extent))"]
    for (index, child) in root.children.enumerated() {
      child.write(to: &lines, indent: "", isLast: index == root.children.count - 1)
    }
    if root.children.isEmpty { lines.append("└─ nothing") }
    if extent.truncated {
      lines.append("shown \(extent); ask for more, or start at one of them")
    }
    return lines.joined(separator: "\n")
  }

  /// The tree as a heading and a nested list.
  public var markdown: String {
    var lines = ["### \(Escaped.markdown(title)) (\(extent))", ""]
    for child in root.children { child.writeList(to: &lines, indent: "") }
    if root.children.isEmpty { lines.append("- nothing") }
    return lines.joined(separator: "\n")
  }
}

extension TraceTree.Node {
  fileprivate func write(to lines: inout [String], indent: String, isLast: Bool) {
    lines.append(indent + (isLast ? "└─ " : "├─ ") + words)
    let inner = indent + (isLast ? "   " : "│  ")
    for (index, child) in children.enumerated() {
      child.write(to: &lines, indent: inner, isLast: index == children.count - 1)
    }
  }

  fileprivate func writeList(to lines: inout [String], indent: String) {
    let relation = relation.map { Escaped.markdown($0) + " " } ?? ""
    let label = isData ? "" : " \(Escaped.markdown(name))"
    let note = note.map { " (\(Escaped.markdown($0)))" } ?? ""
    let again = isRepeated ? ", see above" : ""
    lines.append("\(indent)- \(relation)`\(id)`\(label)\(note)\(again)")
    for child in children { child.writeList(to: &lines, indent: indent + "  ") }
  }

  private var words: String {
    var words = relation.map { $0 + " " } ?? ""
    words += isData ? id.rawValue : "\(id)  \(name)"
    if let note { words += " (\(note))" }
    return isRepeated ? words + " ↑" : words
  }

  /// A column's name stands in its id already.
  private var isData: Bool { id.kind == .column || id.kind == .dataset }
}

extension Why {
  /// A sentence and its path for each reason, for a terminal.
  public var text: String {
    reasons.map { reason in
      let path =
        reason.path.count > 1
        ? "\n  " + reason.path.map(\.path).joined(separator: " → ") : ""
      return reason.sentence + path
    }.joined(separator: "\n\n")
  }

  /// A table of sentences and paths.
  public var markdown: String {
    MarkdownTable.text(
      ["why", "as", "path"],
      reasons.map { reason in
        [
          reason.sentence, reason.role.rawValue,
          reason.path.map { "`\($0.path)`" }.joined(separator: " → "),
        ]
      })
  }
}

extension Impact {
  /// Counts, then a line for each hit, for a terminal.
  public var text: String {
    var lines = ["\(extent) would notice a change of \(id)"]
    for hit in hits {
      let owner = hit.owner.map { "  (\($0))" } ?? ""
      let isData = hit.kind == .column || hit.kind == .dataset
      lines.append("  \(hit.id)" + (isData ? "" : "  \(hit.name)") + owner)
      lines.append("    " + hit.path.map(\.path).joined(separator: " → "))
    }
    if !owners.isEmpty { lines.append("to tell: " + owners.joined(separator: ", ")) }
    return lines.joined(separator: "\n")
  }

  /// A table of hits, fit for a pull request.
  public var markdown: String {
    "**\(extent)** would notice a change of `\(id)`.\n\n"
      + MarkdownTable.text(
        ["kind", "what", "owner", "path"],
        hits.map { hit in
          [
            hit.kind.rawValue, "`\(hit.id)` \(Escaped.markdown(hit.name))",
            Escaped.markdown(hit.owner ?? ""),
            hit.path.map { "`\($0.path)`" }.joined(separator: " → "),
          ]
        })
  }
}

/// Tables in Markdown, of cells that are escaped already.
enum MarkdownTable {
  /// Heads, a rule and rows; a bar that stands bare in a cell is escaped.
  static func text(_ heads: [String], _ rows: [[String]]) -> String {
    let lines = rows.map { row in "| " + row.map(cell).joined(separator: " | ") + " |" }
    let rule = "|" + heads.map { _ in " --- |" }.joined()
    return (["| " + heads.joined(separator: " | ") + " |", rule] + lines).joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String {
    text.replacing("\n", with: " ").replacing("|", with: "\\|").replacing("\\\\|", with: "\\|")
  }
}
