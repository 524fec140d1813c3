public import CatalogStore
public import Foundation
public import Templating

/// A project folder and the knowledge that ships with the commands: what every use case starts from.
public struct Workspace: Sendable {
  /// The project folder.
  public let folder: URL
  /// Questions, archetypes, rules, templates.
  public let assets: AssetLocator
  /// Where the catalog stands: `catalog.sqlite` in the folder unless the command was told otherwise.
  public let catalogPath: String

  /// A project folder, which need not exist yet.
  public init(folder: URL, assets: AssetLocator, catalogPath: String? = nil) {
    self.folder = folder
    self.assets = assets
    self.catalogPath = catalogPath ?? folder.appending(path: "catalog.sqlite").path
  }

  /// Opens the project's catalog.
  public func openCatalog(_ mode: CatalogStore.Mode = .open) throws -> CatalogStore {
    try CatalogStore(path: catalogPath, schema: assets.schema.path, mode: mode)
  }
}
