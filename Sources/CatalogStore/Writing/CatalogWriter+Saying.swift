public import GroundworkModel

extension CatalogWriter {
  /// Changes an entity in somebody's words: the fields that change are theirs from then on, the rest keeps its speakers.
  ///
  /// - Returns: the entity as it is now.
  @discardableResult
  public func say(
    _ origin: Origin, of id: EntityID, _ change: (inout Entity) throws -> Void
  ) throws -> Entity {
    let stored = try reader.existing(id)
    var said = stored
    try change(&said)
    guard said != stored else { return stored }
    try save(said.spoken(by: origin, over: stored))
    return try reader.existing(id)
  }
}
