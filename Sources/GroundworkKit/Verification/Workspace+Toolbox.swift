public import Foundation
import Templating

extension Workspace {
  /// The outside tools for a generated tree of this project.
  ///
  /// - Parameter environment: the variables of the process.
  public func toolbox(for tree: URL, environment: [String: String]) -> Toolbox {
    Toolbox(environment: environment, home: assets.root, tree: tree)
  }

  /// A folder as the catalog writes it: relative to the project folder when it stands inside.
  public func relativePath(of place: URL) -> String {
    let root = folder.standardizedFileURL.path + "/"
    let path = place.standardizedFileURL.path
    return path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
  }
}
