public import Foundation

/// The files of one template kit. A project's own `templates/` shadows the built-in kit file by file.
public struct TemplateFolder: Sendable {
  /// The kit's name, which is its folder's.
  public let kit: String
  private let folders: [URL]

  /// Finds a kit among a project's templates and the built-in ones.
  ///
  /// - Parameter project: the project folder; nil looks at the built-in kits only.
  public init(kit: String, project: URL?, assets: AssetLocator) throws {
    self.kit = kit
    let places = [project?.appending(path: "templates"), assets.templates].compactMap(\.self)
    folders = places.map { $0.appending(path: kit) }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
    guard !folders.isEmpty else {
      throw TemplateError.unknownKit(kit, lookedIn: places.map(\.path))
    }
  }

  /// Paths of all template files below `files/`, sorted; a file of the project stands for the built-in one.
  public func paths() -> [String] {
    var found: Set<String> = []
    for folder in folders {
      let files = folder.appending(path: "files").path
      for path in FileManager.default.enumerator(atPath: files) ?? .init() {
        guard let path = path as? String, Self.isFile(files + "/" + path) else { continue }
        found.insert(path)
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The text of a file below the kit's folder, from the project when it has one; nil when there is none.
  public func text(of path: String) throws -> String? {
    for folder in folders {
      let file = folder.appending(path: path)
      if Self.isFile(file.path) { return try String(contentsOf: file, encoding: .utf8) }
    }
    return nil
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}
