/// A place in a text that a person can go to. Lines and columns count from 1.
public struct SourceLocation: Hashable, Codable, Sendable {
  /// The file as it was named by the person, or nil for text that came another way.
  public var file: String?
  /// The line, from 1.
  public var line: Int
  /// The column in characters, from 1.
  public var column: Int

  /// A place in a file.
  public init(file: String? = nil, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable, CustomStringConvertible {
  /// By file, then line, then column.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file ?? "", left.line, left.column) < (right.file ?? "", right.line, right.column)
  }

  /// `path:line:column`.
  public var description: String { "\(file ?? "<input>"):\(line):\(column)" }
}
