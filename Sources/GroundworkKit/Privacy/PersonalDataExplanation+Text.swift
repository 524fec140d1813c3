import GroundworkModel

extension PersonalDataExplanation {
  /// The classes with their evidence, what ended on the way, and who inherits; for a terminal.
  public var text: String {
    var lines = reasons.flatMap { ["\($0.headline)"] + $0.evidence.map { "  \($0)" } }
    lines += ends.map { "not \($0.category): `\($0.source.path)` is \($0.reason) it" }
    if !heirs.isEmpty {
      lines.append("inherited by \(heirs.map { "`\($0.path)`" }.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n")
  }

  /// A table of classes, then what ended on the way and who inherits.
  public var markdown: String {
    var page = MarkdownDocument()
    page.heading(2, "Personal data in \(code: String(column.path))")
    page.table(
      ["Class", "Sensitivity", "Sure", "Judged", "Says", "Why"],
      reasons.map { reason in
        [
          "\(reason.category)", "\(reason.sensitivity.rawValue)",
          "\(Percent.text(reason.confidence))",
          "\(reason.verdict.rawValue)", "\(reason.origin.kind.rawValue)",
          "\(reason.evidence.joined(separator: "; "))",
        ]
      })
    page.list(ends.map { "Not \($0.category): \(code: String($0.source.path)) is \($0.reason) it" })
    page.list(heirs.map { "Inherited by \(code: String($0.path))" })
    return String(page.text.dropLast())
  }
}

extension PersonalDataExplanation.Reason {
  fileprivate var headline: String {
    "\(category), \(sensitivity.rawValue), \(Percent.text(confidence)) sure, \(verdict.rawValue) by \(origin.kind.rawValue)"
  }
}
