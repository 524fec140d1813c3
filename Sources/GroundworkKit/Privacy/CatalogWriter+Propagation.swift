public import CatalogStore
import GroundworkModel

extension CatalogWriter {
  /// Computes anew which columns inherit personal data; to be called by whatever changes lineage or classes.
  public func propagatePersonalData() throws {
    let content = try reader.columnFlow()
    let found = PersonalDataPropagation(in: content).classifications
    for classification in found { try save(classification) }
    try retract(
      classificationsOf: .propagation, actor: PersonalDataPropagation.actor, except: Set(found))
  }
}
