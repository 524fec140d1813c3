/// What keeps a scaffold from being planned or written.
public enum ScaffoldError: Error, Hashable, Sendable {
  /// A planned path could leave the target folder or is not a path.
  case unsafePath(String, reason: String)
  /// Two planned paths are the same, differ in case only, or one is a folder of the other.
  case clashingPaths(String, String)
  /// A symbolic link in the target folder leads out of it.
  case linkLeadsOut(path: String, destination: String)
  /// A folder or device stands where a file belongs.
  case notAFile(path: String)
  /// The manifest cannot be read.
  case unreadableManifest(path: String, reason: String)
  /// The system refused an operation on a file.
  case system(operation: String, path: String, reason: String)
}

extension ScaffoldError: CustomStringConvertible {
  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .unsafePath(let path, let reason):
      "the generated path `\(path)` is refused: \(reason)\n"
        + "help: rename what it is made from in the catalog, or the file in your `templates/`"
    case .clashingPaths(let one, let other):
      "the generated paths `\(one)` and `\(other)` cannot stand beside each other\n"
        + "help: names that differ in case only are one file on some systems; rename one of them"
    case .linkLeadsOut(let path, let destination):
      "`\(path)` is a symbolic link that leads out of the target folder, to `\(destination)`\n"
        + "help: replace the link by a folder or file, or generate into another folder"
    case .notAFile(let path):
      "`\(path)` is in the way: a file is to be written there\nhelp: move it elsewhere"
    case .unreadableManifest(let path, let reason):
      "the manifest `\(path)` cannot be read: \(reason)\n"
        + "help: restore it from version control; without it no edit can be told from generated text"
    case .system(let operation, let path, let reason):
      "could not \(operation) `\(path)`: \(reason)"
    }
  }
}
