import GroundworkModel

extension WhatIf {
  /// Counts, then a line with the reason and a line with the way for each thing, for a terminal.
  public var text: String {
    var lines = ["\(change) of \(id): \(summary)"] + notes.map { "  \($0)" }
    for verdict in verdicts {
      let owner = verdict.hit.owner.map { "  (\($0))" } ?? ""
      lines.append("  \(verdict.effect.rawValue)  \(verdict.hit.id)\(owner): \(verdict.reason)")
      lines.append("    " + verdict.hit.path.map(\.path).joined(separator: " → "))
    }
    if !owners.isEmpty { lines.append("to tell: " + owners.joined(separator: ", ")) }
    return lines.joined(separator: "\n")
  }

  /// A table of verdicts, fit for a pull request.
  public var markdown: String {
    let notes = notes.map { "\n\n" + Escaped.markdown($0) }.joined()
    return
      "**\(Escaped.markdown(change))** of \(Escaped.markdownCode(id.rawValue)): \(summary).\(notes)\n\n"
      + MarkdownTable.text(
        ["effect", "what", "why", "owner", "path"],
        verdicts.map { verdict in
          [
            verdict.effect.rawValue, Escaped.markdownCode(verdict.hit.id.rawValue),
            Self.escaped(verdict.reason),
            Escaped.markdown(verdict.hit.owner ?? ""),
            verdict.hit.path.map { Escaped.markdownCode(String($0.path)) }.joined(separator: " → "),
          ]
        })
  }

  /// `2 of 7 break, 3 change, 2 stay; shown 5 of 7`
  private var summary: String {
    func count(_ effect: Effect) -> Int { effects[effect.rawValue] ?? 0 }
    let words =
      "\(count(.breaks)) break, \(count(.changes)) change, \(count(.unaffected)) unaffected"
    return words + (extent.truncated ? "; shown \(extent)" : "")
  }

  /// Names in backticks stay code; everything else is escaped.
  private static func escaped(_ reason: String) -> String {
    reason.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
      index % 2 == 1 ? Escaped.markdownCode(String(part)) : Escaped.markdown(String(part))
    }.joined()
  }
}
