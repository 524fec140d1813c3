public import CatalogStore
import Foundation
public import GroundworkModel

extension Verification {
  /// The artifacts of a catalog with what is now known about each; artifacts of other folders are left out.
  ///
  /// - Parameter folder: the generated tree, relative to the project folder: `pipeline`.
  public func artifacts(in content: CatalogContent, folder: String) -> [Entity] {
    let known = Dictionary(uniqueKeysWithValues: files.map { (folder + "/" + $0.path, $0) })
    return content.entities(.artifact).compactMap { entity in
      guard case .artifact(var artifact) = entity.details, let file = known[artifact.path]
      else { return nil }
      artifact.proof = file.proof.rawValue
      artifact.validator = file.validators.isEmpty ? nil : file.validators.joined(separator: ", ")
      var entity = entity
      entity.details = .artifact(artifact)
      return entity
    }
  }

  /// Writes the proofs into the artifacts of a catalog.
  public func record(in catalog: CatalogStore, folder: String) throws {
    let content = try catalog.read { try $0.content() }
    let artifacts = artifacts(in: content, folder: folder)
    try catalog.write(by: "verify", because: "scaffold verify") { writer in
      for artifact in artifacts { try writer.save(artifact) }
    }
  }
}
