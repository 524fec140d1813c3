public import ArgumentParser
public import CatalogStore
import Foundation
public import GroundworkKit
public import GroundworkModel
import Templating

/// The options that every verb shares: which project, which catalog.
public struct ProjectOptions: ParsableArguments {
  /// The project folder, as named.
  @Option(help: "The project folder.")
  public var project = "."

  /// The catalog file, as named.
  @Option(help: "The catalog file, when it is not catalog.sqlite in the project folder.")
  public var catalog: String?

  /// Filled in by the parser.
  public init() {}

  /// The project folder with the knowledge that ships with the commands.
  public func workspace() throws -> Workspace {
    let assets = try AssetLocator.locate(
      executable: Self.executable, environment: ProcessInfo.processInfo.environment)
    let folder = URL(filePath: project, directoryHint: .isDirectory)
    return Workspace(folder: folder, assets: assets, catalogPath: catalog)
  }

  /// The catalog of the project, or the one named.
  public func openCatalog(_ mode: CatalogStore.Mode = .open) throws -> CatalogStore {
    try workspace().openCatalog(mode)
  }

  /// Everything in the catalog, as one value, for verbs that walk or draw it.
  public func content() throws -> CatalogContent {
    try openCatalog(.readOnly).read { try $0.content() }
  }

  private static var executable: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
  }
}
