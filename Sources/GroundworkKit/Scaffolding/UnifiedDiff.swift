/// The difference of two texts as `diff -u` and `git apply` write it.
public struct UnifiedDiff: Hashable, Sendable {
  /// The whole text, empty when there is no difference.
  public let text: String

  /// The difference of a file's old and new text; nil stands for a file that is not there.
  ///
  /// - Parameters:
  ///   - path: the file, written as `a/path` and `b/path`.
  ///   - context: common lines shown round every change.
  public init(path: String, from old: String?, to new: String?, context: Int = 3) {
    let oldLines = TextLines(old ?? "")
    let newLines = TextLines(new ?? "")
    let changes = LineDiff(from: oldLines, to: newLines).changes
    guard !changes.isEmpty || (old == nil) != (new == nil) else {
      text = ""
      return
    }
    var text = "--- \(old == nil ? "/dev/null" : "a/" + path)\n"
    text += "+++ \(new == nil ? "/dev/null" : "b/" + path)\n"
    for hunk in Self.hunks(changes, context) {
      text += Self.write(hunk, oldLines.lines, newLines.lines, context)
    }
    self.text = text
  }

  /// Groups changes whose context would overlap.
  private static func hunks(_ changes: [LineDiff.Change], _ context: Int) -> [[LineDiff.Change]] {
    var hunks: [[LineDiff.Change]] = []
    for change in changes {
      let gap = hunks.last?.last.map { change.old.lowerBound - $0.old.upperBound }
      if let gap, gap <= 2 * context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  private static func write(
    _ hunk: [LineDiff.Change], _ old: [Substring], _ new: [Substring], _ context: Int
  ) -> String {
    guard let first = hunk.first, let last = hunk.last else { return "" }
    let lead = min(context, first.old.lowerBound)
    let trail = min(context, old.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - lead..<last.old.upperBound + trail
    let newRange = first.new.lowerBound - lead..<last.new.upperBound + trail
    var text = "@@ -\(span(oldRange)) +\(span(newRange)) @@\n"
    var position = oldRange.lowerBound
    for change in hunk {
      for line in old[position..<change.old.lowerBound] { text += mark(" ", line) }
      for line in old[change.old] { text += mark("-", line) }
      for line in new[change.new] { text += mark("+", line) }
      position = change.old.upperBound
    }
    for line in old[position..<oldRange.upperBound] { text += mark(" ", line) }
    return text
  }

  /// `start,count`, counted from 1; an empty range names the line before it.
  private static func span(_ range: Range<Int>) -> String {
    switch range.count {
    case 0: "\(range.lowerBound),0"
    case 1: "\(range.lowerBound + 1)"
    default: "\(range.lowerBound + 1),\(range.count)"
    }
  }

  private static func mark(_ sign: String, _ line: Substring) -> String {
    let isWhole = line.utf8.last == UInt8(ascii: "\n")
    return sign + line + (isWhole ? "" : "\n\\ No newline at end of file\n")
  }
}
