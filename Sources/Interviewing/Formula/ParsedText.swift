/// A value that data files write as one text: what it is made from when read, and gives when written.
public protocol ParsedText: Codable {
  /// Reads the text form; throws what is wrong with it.
  init(parsing text: String) throws

  /// The text form.
  var text: String { get }
}

extension ParsedText {
  /// Reads the text form; a mistake is reported at its place in the file.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    do {
      try self.init(parsing: text)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(error)"))
    }
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
