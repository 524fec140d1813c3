import GroundworkModel

extension MaterialReport {
  /// The report as a person reads it: what was taken, what was left and why, what changed.
  public var text: String {
    var lines = ["took \(Self.counts(summary.taken))"]
    for skipped in summary.skipped { lines.append(Self.line(skipped)) }
    if !summary.matched.isEmpty {
      lines.append("\(summary.matched.count) tables were in the catalog already:")
      lines += Self.shortened(summary.matched.map { "  \($0.name) is \($0.id): \($0.how)" })
    }
    lines += Self.shortened(summary.diagnostics.map { Self.indented($0.description) })
    lines.append(
      "\(changes.created) new, \(changes.updated) updated, \(changes.unchanged) unchanged, "
        + "\(removed.count) removed")
    return lines.joined(separator: "\n")
  }

  private static func counts(_ taken: [String: Int]) -> String {
    if taken.isEmpty { return "nothing" }
    return taken.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      .joined(separator: ", ")
  }

  private static func line(_ skipped: ImportSummary.Skipped) -> String {
    let names = skipped.examples.joined(separator: ", ")
    let more = skipped.count > skipped.examples.count && !names.isEmpty ? ", …" : ""
    return "left \(skipped.count) \(skipped.what): \(skipped.reason)"
      + (names.isEmpty ? "" : " (\(names)\(more))")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: "\n  ")
  }

  /// The first twenty lines, and how many more there are; all of them stand in the JSON form.
  private static func shortened(_ lines: [String]) -> [String] {
    guard lines.count > 20 else { return lines }
    return lines.prefix(20) + ["  … and \(lines.count - 20) more; `--format json` lists all"]
  }
}
