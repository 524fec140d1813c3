import Foundation

/// Paths as people write them.
enum FilePath {
  /// A path made absolute from a folder, without `.` and `..`.
  static func absolute(_ path: String, from folder: URL) -> String {
    let base = URL(filePath: folder.path, directoryHint: .isDirectory)
    return URL(filePath: path.isEmpty ? "." : path, relativeTo: base).standardizedFileURL.path
  }
}

extension FilePath {
  static func isFolder(_ path: String) -> Bool {
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    return type == .typeDirectory
  }
}
