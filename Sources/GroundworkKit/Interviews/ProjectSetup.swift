import CatalogStore
import Foundation
import YAMLDocument

/// Makes a project folder: `groundwork.yaml` and an empty `catalog.sqlite`.
public enum ProjectSetup {
  /// Writes the files that are missing; one that is there is an error and nothing is written.
  ///
  /// - Returns: the paths written, as seen from the project folder.
  public static func make(_ settings: ProjectSettings, in workspace: Workspace) throws -> [String] {
    for path in [workspace.settingsPath, workspace.catalogPath]
    where FileManager.default.fileExists(atPath: path) {
      throw ProjectSetupError.alreadyThere(path: path)
    }
    try FileManager.default.createDirectory(
      at: workspace.folder, withIntermediateDirectories: true)
    _ = try workspace.openCatalog(.create)
    try text(settings).write(toFile: workspace.settingsPath, atomically: true, encoding: .utf8)
    return [ProjectSettings.fileName, URL(filePath: workspace.catalogPath).lastPathComponent]
  }

  static func text(_ settings: ProjectSettings) -> String {
    var members = [YAMLNode.Member("name", YAMLNode(.text(settings.name)))]
    if let industry = settings.industry {
      members.append(.init("industry", YAMLNode(.text(industry))))
    }
    let sources = settings.sources.map { source in
      YAMLNode(
        .mapping([
          .init("name", YAMLNode(.text(source.name))),
          .init("location", YAMLNode(.text(source.location))),
        ]))
    }
    members.append(.init("sources", YAMLNode(.sequence(sources))))
    members.append(.init("warehouse", YAMLNode(.text(settings.warehouse ?? "duckdb"))))
    return YAMLWriter.write(YAMLNode(.mapping(members)))
  }
}

/// What keeps a project from being made.
public enum ProjectSetupError: Error, Hashable, Sendable {
  /// A file of a project is there already.
  case alreadyThere(path: String)
  /// A source's address names a password.
  case password(source: String)
}

extension ProjectSetupError: CustomStringConvertible {
  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .alreadyThere(let path):
      "`\(path)` is there already and is left as it is\nhelp: go on with `scaffold interview`, or name another folder with `--project`"
    case .password(let source):
      "the address of the source `\(source)` holds a password\nhelp: write ${NAME} in its place, or use PGPASSWORD or ~/.pgpass"
    }
  }
}
