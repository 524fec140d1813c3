/// What is wrong with the text of an expression or template.
public struct FormulaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text.
  public var text: String
  /// Where the fault was noticed, in characters from the start.
  public var offset: Int
  /// What is wrong.
  public var message: String

  /// The fault, its place and the text.
  public var description: String { "\(message) at character \(offset + 1) of `\(text)`" }
}
