import CatalogStore
import Foundation
import GroundworkModel
import TestSupport

/// A catalog in a folder that is gone when its owner is.
struct TemporaryCatalog {
  let folder: TemporaryFolder
  let store: CatalogStore

  static let schema = Checkout.root.appending(path: "catalog/schema").path

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"), schema: Self.schema, mode: .create)
  }

  /// Saves everything, parents first, in one transaction.
  func save(_ content: CatalogContent, at time: String? = nil) throws {
    try store.write(by: "test", because: "test", at: time) { try $0.save(content) }
  }
}
