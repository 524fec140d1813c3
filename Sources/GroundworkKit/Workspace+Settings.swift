import Foundation

extension Workspace {
  /// What `groundwork.yaml` says, or nil in a folder without one.
  public func settings() throws -> ProjectSettings? {
    let path = folder.appending(path: ProjectSettings.fileName).path
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try ProjectSettings.load(from: folder)
  }
}
