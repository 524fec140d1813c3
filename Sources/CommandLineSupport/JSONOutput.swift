import Foundation

extension Terminal {
  /// Writes a value as JSON, indented, keys sorted, slashes as they are: the same value gives the same bytes.
  public static func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    Terminal.print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
