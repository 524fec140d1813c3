/// Rows as aligned columns for a terminal: two blanks between columns, none at the end of a line.
public struct TextTable {
  private let heads: [String]
  private var rows: [[String]] = []

  /// A table with heads; without heads when they are empty.
  public init(_ heads: [String] = []) { self.heads = heads }

  /// Adds a row; line breaks in cells become blanks.
  public mutating func add(_ cells: [String]) {
    rows.append(cells.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") })
  }

  /// The lines, joined.
  public var text: String {
    let all = heads.isEmpty ? rows : [heads] + rows
    let count = all.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      all.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
    }
    return all.map { Self.line($0, widths) }.joined(separator: "\n")
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[index] - cell.count))
      line += (index == 0 ? "" : "  ") + cell + padding
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// A text cut to a length, with an ellipsis when something is missing.
  public static func cut(_ text: String, to length: Int) -> String {
    text.count <= length ? text : String(text.prefix(length - 1)) + "…"
  }
}
