import Foundation
import Scanners

/// Keeps groundwork.yaml in step with the sources that were scanned by address.
public enum SourceListing {
  /// Adds a source to the project's groundwork.yaml, when there is one and it lacks the source.
  ///
  /// - Returns: what was done, in words for the person; nil when there was nothing to do.
  public static func add(_ target: HarvestTarget, to workspace: Workspace) throws -> String? {
    var said: [String] = []
    if target.address.holdsPassword {
      said.append(
        "note: the password in the address was used and not kept; next time it must come from "
          + "PGPASSWORD, ~/.pgpass or `${NAME}` in the address")
    }
    if let line = try list(target, workspace) { said.append(line) }
    return said.isEmpty ? nil : said.joined(separator: "\n")
  }

  private static func list(_ target: HarvestTarget, _ workspace: Workspace) throws -> String? {
    let path = workspace.settingsPath
    guard !target.isInSettings, FileManager.default.fileExists(atPath: path) else { return nil }
    let source = ProjectSettings.Source(name: target.name, location: target.address.connection)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    guard let changed = ProjectSettings.text(text, adding: source) else {
      return "note: add `- name: \(source.name)` with `location: \(source.location)` under "
        + "`sources:` in \(ProjectSettings.fileName) to have it scanned with the others"
    }
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
    return "added `\(source.name)` (\(source.location)) to \(ProjectSettings.fileName)"
  }
}

extension Workspace {
  /// Where the project's groundwork.yaml stands, if there is one.
  public var settingsPath: String { folder.appending(path: ProjectSettings.fileName).path }
}
