import Foundation
import FoundationXML

/// Whether bytes are well-formed XML.
enum WellFormed {
  /// The first fault, or nil.
  static func check(_ data: Data) -> String? {
    let parser = XMLParser(data: data)
    return parser.parse()
      ? nil : "line \(parser.lineNumber): \(String(describing: parser.parserError))"
  }
}
