import Foundation

/// Paths as people write them.
enum FilePath {
  /// A path made absolute from a folder, without `.` and `..`.
  static func absolute(_ path: String, from folder: URL) -> String {
    let base = URL(filePath: folder.path, directoryHint: .isDirectory)
    return URL(filePath: path.isEmpty ? "." : path, relativeTo: base).standardizedFileURL.path
  }
}
