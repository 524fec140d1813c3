import Foundation

/// The writer's book: which files it generated, and the digest of each as it left the generator.
///
/// It stands in `.groundwork/manifest.json`, the pristine texts themselves in `.groundwork/pristine/`; both belong under
/// version control, for without them an edit cannot be told from generated text.
struct ScaffoldManifest: Codable, Hashable, Sendable {
  /// One generated file.
  struct Entry: Codable, Hashable, Sendable {
    /// Relative to the target folder.
    var path: String
    /// SHA-256 of the pristine text, hex.
    var digest: String
    /// Set when the file may be run.
    var isExecutable: Bool?
    /// Set when a person's own file stands at the path and ours was only proposed beside it.
    var isProposal: Bool?
  }

  /// The layout of this file.
  var format = 1
  /// The files, sorted by path.
  var files: [Entry] = []

  static let path = ScaffoldPlan.bookkeepingFolder + "/manifest.json"
  static let pristineFolder = ScaffoldPlan.bookkeepingFolder + "/pristine"

  /// Reads the book from its JSON.
  init(json: Data) throws { self = try JSONDecoder().decode(ScaffoldManifest.self, from: json) }

  /// A book of entries in any order.
  init(files: [Entry]) {
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The book as JSON, the same bytes for the same content.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  subscript(path: String) -> Entry? { files.first { $0.path == path } }
}

/// A file as the writer last left it.
struct RecordedFile: Hashable, Sendable {
  var entry: ScaffoldManifest.Entry
  /// The text as it left the generator.
  var pristine: String
}
