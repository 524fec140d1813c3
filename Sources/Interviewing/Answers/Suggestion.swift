/// Which known words a mistyped one may have meant.
public enum Suggestion {
  /// Up to three candidates that need at most a third of the word's letters changed, nearest first.
  public static func nearest(to word: String, among candidates: [String]) -> [String] {
    let limit = max(1, word.count / 3)
    let rated = candidates.map { ($0, distance(word.lowercased(), $0.lowercased())) }
    return rated.filter { $0.1 <= limit }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      .prefix(3).map(\.0)
  }

  /// `did you mean …?`, or nil when nothing is near.
  public static func hint(for word: String, among candidates: [String]) -> String? {
    let near = nearest(to: word, among: candidates)
    guard !near.isEmpty else { return nil }
    return "did you mean " + near.map { "`\($0)`" }.joined(separator: ", ") + "?"
  }

  /// Letters to insert, delete, replace or swap with their neighbour.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.prefix(64))
    let right = Array(right.prefix(64))
    var rows = [Array(0...right.count)]
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let replaced = rows[i][j] + (left[i] == right[j] ? 0 : 1)
        var best = min(replaced, rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
