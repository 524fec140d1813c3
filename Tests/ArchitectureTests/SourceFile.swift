import Foundation
import TestSupport
import Testing

/// A Swift file of the checkout.
struct SourceFile: Sendable, CustomTestStringConvertible {
  /// Relative to the checkout.
  let path: String
  /// As it is written.
  let text: String
  /// Without comments and the text of literals.
  let code: String

  init(_ path: String) throws {
    self.path = path
    text = try String(contentsOf: Checkout.root.appending(path: path), encoding: .utf8)
    code = SwiftCode(text).text
  }

  var testDescription: String { path }

  /// The target whose folder it stands in.
  var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  /// Modules that it imports, `@testable` and submodules included.
  var imports: [String] {
    code.matches(
      of:
        /(?m)^\s*(?:@\w+\s+)*(?:public |package |internal )?import (?:struct |class |enum |func |protocol )?(\w+)/
    )
    .map { String($0.1) }
  }

  /// Types that it declares.
  var declaredTypes: [String] {
    code.matches(of: /\b(?:struct|class|enum|protocol|actor|typealias) (\w+)/).map { String($0.1) }
  }

  /// The number of the line on which something stands, from 1.
  func line(of index: String.Index, in text: String) -> Int {
    text[..<index].count { $0 == "\n" } + 1
  }

  /// All Swift files below a folder of the checkout, sorted.
  static func all(in folder: String) -> [SourceFile] {
    let root = Checkout.root.appending(path: folder).path
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap {
      try? SourceFile(folder + "/" + $0)
    }
  }

  static let sources = all(in: "Sources")
}
