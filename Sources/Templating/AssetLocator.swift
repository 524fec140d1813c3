public import Foundation

/// Finds the data that the commands need at run time: `catalog/`, `templates/`, `examples/`.
///
/// Looked for, in this order: the folder named by `GROUNDWORK_HOME`; `../share/groundwork` beside the executable
/// (an installed prefix); the executable's folder and its parents (a checkout).
public struct AssetLocator: Sendable {
  /// The folder that holds `catalog/`, `templates/` and `examples/`.
  public let root: URL

  /// Assets under a known folder, for tests.
  public init(root: URL) { self.root = root }

  /// Finds the assets of a running command, or says where it looked.
  public static func locate(
    executable: String, environment: [String: String]
  ) throws -> AssetLocator {
    let candidates = candidates(executable: executable, environment: environment)
    for candidate in candidates where isHome(candidate) { return AssetLocator(root: candidate) }
    throw AssetError.notFound(lookedIn: candidates.map(\.path))
  }

  /// The folder of numbered catalog migrations.
  public var schema: URL { root.appending(path: "catalog/schema") }

  /// The folder of questions, archetypes, rules and other knowledge.
  public var vocabularies: URL { root.appending(path: "catalog/vocabularies") }

  /// The folder of built-in template kits.
  public var templates: URL { root.appending(path: "templates") }

  /// The folder of example stories.
  public var examples: URL { root.appending(path: "examples") }

  private static func candidates(executable: String, environment: [String: String]) -> [URL] {
    if let home = environment["GROUNDWORK_HOME"], !home.isEmpty {
      return [URL(filePath: home, directoryHint: .isDirectory)]
    }
    var folder = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
    var found = [folder.deletingLastPathComponent().appending(path: "share/groundwork")]
    while folder.path != "/" {
      found.append(folder)
      folder = folder.deletingLastPathComponent()
    }
    return found
  }

  private static func isHome(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "catalog/schema").path)
  }
}

/// What keeps the assets from being found.
public enum AssetError: Error, Hashable, Sendable {
  /// None of the places holds `catalog/schema`.
  case notFound(lookedIn: [String])
}

extension AssetError: CustomStringConvertible {
  /// The places looked in, and the remedy.
  public var description: String {
    switch self {
    case .notFound(let places):
      "the folders `catalog/` and `templates/` were not found in: \(places.joined(separator: ", "))\n"
        + "help: set GROUNDWORK_HOME to a checkout or to PREFIX/share/groundwork"
    }
  }
}
