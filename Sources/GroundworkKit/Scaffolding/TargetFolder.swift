import Foundation

/// The folder a scaffold is written into: the only way by which the writer touches a disk.
///
/// Every path is resolved component by component; a symbolic link that leads out of the folder is refused, so nothing
/// outside it is ever read or written.
struct TargetFolder: Sendable {
  /// The folder's real path, without links; it need not exist yet.
  let root: String

  init(_ folder: URL) {
    let parent = folder.standardizedFileURL.deletingLastPathComponent().path
    let name = folder.standardizedFileURL.lastPathComponent
    root = Self.realPath(folder.path) ?? (Self.realPath(parent) ?? parent) + "/" + name
  }

  /// The folder above, where writers lock each other out.
  var parent: String { URL(filePath: root).deletingLastPathComponent().path }

  /// Whether nothing stands there, or an empty folder.
  var isEmpty: Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: root))?.isEmpty ?? !exists
  }

  private var exists: Bool { FileManager.default.fileExists(atPath: root) }

  /// Where a relative path really is, links inside the folder followed.
  func location(of path: String) throws -> String {
    var place = root
    for part in path.split(separator: "/") {
      place += "/" + part
      guard Self.isLink(place) else { continue }
      guard let real = Self.realPath(place), real.hasPrefix(root + "/") else {
        let destination = try? FileManager.default.destinationOfSymbolicLink(atPath: place)
        throw ScaffoldError.linkLeadsOut(path: place, destination: destination ?? "?")
      }
      place = real
    }
    return place
  }

  /// What stands at a relative path.
  func read(_ path: String) throws -> PresentFile {
    let place = try location(of: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else {
      return .absent
    }
    guard !isFolder.boolValue else { throw ScaffoldError.notAFile(path: place) }
    let data = try attempt("read", place) { try Data(contentsOf: URL(filePath: place)) }
    return String(validating: data, as: UTF8.self).map(PresentFile.text) ?? .bytes
  }

  /// Writes a new file with the folders above it; not atomic, so only for places that nobody reads yet.
  ///
  /// Nothing waits for the disk here: a tree has thousands of files, and its writer waits once for all of them.
  func stage(_ data: Data, at path: String, isExecutable: Bool) throws {
    let place = try location(of: path)
    try attempt("write", place) {
      try makeFolder(above: place)
      try Self.write(data, to: place)
      guard isExecutable else { return }
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place)
    }
  }

  private static func write(_ data: Data, to place: String) throws {
    let descriptor = open(place, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    defer { close(descriptor) }
    try file.write(contentsOf: data)
  }

  /// Moves a file over another in one step: afterwards there is the old text or the new, never a part.
  func move(_ source: String, to path: String) throws {
    let place = try location(of: path)
    try attempt("write", place) { try makeFolder(above: place) }
    try Self.rename(try location(of: source), to: place)
  }

  /// Removes a file or folder, if it is there, and the folders above it that this leaves empty.
  func remove(_ path: String) throws {
    let place = try location(of: path)
    guard FileManager.default.fileExists(atPath: place) else { return }
    try attempt("remove", place) { try FileManager.default.removeItem(atPath: place) }
    var folder = URL(filePath: place).deletingLastPathComponent()
    while folder.path.hasPrefix(root + "/"), rmdir(folder.path) == 0 {
      folder.deleteLastPathComponent()
    }
  }

  /// Renames within one file system, replacing what stands there: a file, or an empty folder.
  static func rename(_ source: String, to target: String) throws {
    guard Foundation.rename(source, target) == 0 else {
      throw ScaffoldError.system(
        operation: "write", path: target, reason: String(cString: strerror(errno)))
    }
  }

  private func makeFolder(above place: String) throws {
    try FileManager.default.createDirectory(
      at: URL(filePath: place).deletingLastPathComponent(), withIntermediateDirectories: true)
  }

  private func attempt<Value>(
    _ operation: String, _ path: String, _ body: () throws -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch {
      throw ScaffoldError.system(
        operation: operation, path: path, reason: error.localizedDescription)
    }
  }

  private static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
