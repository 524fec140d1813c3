import Foundation

/// What the file system knows about a file.
enum FileStamp {
  /// When a file was last written, ISO 8601 UTC in whole seconds.
  static func lastChanged(_ path: String) -> String? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.modificationDate] as? Date)?.formatted(.iso8601)
  }

  /// How many bytes a file has.
  static func byteCount(_ path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue
  }
}
