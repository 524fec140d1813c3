public import Foundation
import Templating

extension Workspace {
  /// The outside tools for a generated tree of this project.
  ///
  /// - Parameter environment: the variables of the process.
  public func toolbox(for tree: URL, environment: [String: String]) -> Toolbox {
    Toolbox(environment: environment, home: assets.root, tree: tree)
  }
}
