import Foundation

/// What the file system knows about a file.
enum FileStamp {
  /// When a file was last written, ISO 8601 UTC in whole seconds.
  static func lastChanged(_ path: String) -> String? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.modificationDate] as? Date)?.formatted(.iso8601)
  }

  /// Whether a path, links followed, leads to a file that can be read to an end: no folder, pipe or device.
  static func isRegular(_ path: String) -> Bool {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let type =
      try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
    return type == .typeRegular
  }

  /// How many bytes a file has.
  static func byteCount(_ path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue
  }
}
