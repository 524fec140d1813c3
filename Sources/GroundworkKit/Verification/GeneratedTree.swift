public import Foundation

/// A generated tree, and a copy of it that tools may litter: validators never write into the tree itself.
public final class GeneratedTree {
  /// The tree.
  public let folder: URL
  /// The generated files that are there, relative to the tree, sorted; files that people added when there are no books.
  public let paths: [String]
  /// The copy, without data, environments and what tools leave behind; gone when this value is.
  public let copy: URL
  private let scratch: URL

  /// Reads the books of a tree and copies it; throws when there is no file to look at.
  public init(_ folder: URL) throws {
    self.folder = folder
    let target = TargetFolder(folder)
    let present = try Self.files(in: folder)
    let planned = Set(try target.manifest().files.map(\.path))
    paths = planned.isEmpty ? present : present.filter(planned.contains)
    guard !paths.isEmpty else { throw VerificationError.nothingToVerify(folder: folder.path) }
    scratch = FileManager.default.temporaryDirectory.appending(
      path: "groundwork-verify-\(UUID().uuidString)")
    copy = scratch.appending(path: "tree")
    for path in present {
      let place = copy.appending(path: path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: folder.appending(path: path), to: place)
    }
  }

  deinit { try? FileManager.default.removeItem(at: scratch) }

  /// An empty folder beside the copy, for what a tool wants to keep.
  func scratchFolder(_ name: String) throws -> URL {
    let place = scratch.appending(path: name)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    return place
  }

  /// The text of a file of the tree.
  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  private static func files(in folder: URL) throws -> [String] {
    let keys: [URLResourceKey] = [.isRegularFileKey, .isDirectoryKey]
    guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: keys)
    else { return [] }
    let root = folder.standardizedFileURL.path + "/"
    var found: [String] = []
    for case let url as URL in walk {
      let values = try url.resourceValues(forKeys: Set(keys))
      if values.isDirectory == true, litter.contains(url.lastPathComponent) {
        walk.skipDescendants()
      } else if values.isRegularFile == true, !data.contains(url.pathExtension) {
        found.append(String(url.standardizedFileURL.path.dropFirst(root.count)))
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static let litter: Set = [
    ".git", ".groundwork", ".venv", "__pycache__", "dbt_packages", "logs", "target", ".cache",
  ]
  private static let data: Set = ["duckdb", "sqlite", "wal", "parquet"]
}

/// What keeps a tree from being verified.
public enum VerificationError: Error, Hashable, Sendable {
  /// The folder is not there, or holds no file.
  case nothingToVerify(folder: String)
}

extension VerificationError: CustomStringConvertible {
  /// What is missing, and what to do next.
  public var description: String {
    switch self {
    case .nothingToVerify(let folder):
      "there is nothing to verify in `\(folder)`\nhelp: `scaffold generate` writes a pipeline"
    }
  }
}
