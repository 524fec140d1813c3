import Foundation

/// What stands at a catalog's path, judged by the first hundred bytes: the header of an SQLite file.
///
/// https://www.sqlite.org/fileformat2.html#the_database_header
enum CatalogFile {
  /// Nothing is there.
  case missing
  /// An empty file, as `mktemp` makes it, or an SQLite file in which nothing was made yet.
  case empty
  /// A Groundwork catalog.
  case catalog
  /// Something else.
  case foreign(what: String)

  /// `PRAGMA application_id` of a catalog: the letters `GWKC`.
  static let applicationID: [UInt8] = Array("GWKC".utf8)

  init(path: String) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      self = .missing
      return
    }
    defer { try? handle.close() }
    let header = Array((try? handle.read(upToCount: 100)) ?? Data())
    guard !header.isEmpty else {
      self = .empty
      return
    }
    guard header.starts(with: "SQLite format 3\0".utf8), header.count == 100 else {
      self = .foreign(what: "it is not an SQLite file")
      return
    }
    self = Self.sqlite(header)
    if case .empty = self, Self.hasLog(path) { self = .catalog }
  }

  /// Whether what was committed still stands in the write-ahead log beside the file: somebody is at work in a new
  /// catalog, or was killed there.
  private static func hasLog(_ path: String) -> Bool {
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? NSNumber
    return (log?.intValue ?? 0) > 0
  }

  private static func sqlite(_ header: [UInt8]) -> CatalogFile {
    if Array(header[68..<72]) == applicationID { return .catalog }
    let schemaCookie = header[40..<44]
    if schemaCookie.allSatisfy({ $0 == 0 }) { return .empty }
    return .foreign(what: "it is the SQLite file of another program")
  }
}
