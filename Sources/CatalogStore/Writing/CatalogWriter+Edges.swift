import GRDB
public import GroundworkModel

extension CatalogWriter {
  /// Adds a lineage edge, or brings the one with the same ends and transformation up to date. What a person said stays.
  @discardableResult
  public func save(_ edge: LineageEdge) throws -> Revision.Action? {
    let row = try row(of: edge)
    row.bind(to: comparingEdge)
    switch try comparingEdge.number() {
    case nil: return try add(row)
    case 1: return nil
    default: return try update(edge, row)
    }
  }

  private func add(_ row: EdgeRow) throws -> Revision.Action {
    let isBack = deletedEdges.contains(row.place)
    row.bind(to: addingEdge)
    addingEdge.bind(isBack ? nil : try changeSetKey())
    try addingEdge.run()
    if isBack { try record(row.place.subject, .created) }
    try search.connected(row.place.source)
    return .created
  }

  /// Brings an edge up to date; one that came in this transaction came as it is now.
  private func update(_ edge: LineageEdge, _ row: EdgeRow) throws -> Revision.Action? {
    guard let old = try stored(at: row.place), !old.origin.isHuman || edge.origin.isHuman else {
      return nil
    }
    let created = try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT created FROM lineage_edge l WHERE \(EdgeRow.Place.condition)"),
      arguments: row.place.arguments)
    let present = try changeSetKey()
    if created != present {
      _ = try record(row.place.subject, from: EdgeRow.json(old), to: EdgeRow.json(edge))
    }
    try db.cachedStatement(
      sql: """
        UPDATE lineage_edge AS l SET step = ?, expression = ?, origin = ?
        WHERE \(EdgeRow.Place.condition)
        """
    ).execute(arguments: [row.step, row.expression, row.origin] + row.place.arguments)
    return .updated
  }

  /// Removes a lineage edge, if it is there.
  public func delete(_ edge: LineageEdge) throws {
    guard let place = try storedPlace(of: edge), let old = try stored(at: place) else { return }
    let created = try Int64.fetchOne(
      db, sql: "DELETE FROM lineage_edge AS l WHERE \(EdgeRow.Place.condition) RETURNING created",
      arguments: place.arguments)
    try search.touch(place.source)
    try recordDeletion(of: old, at: place, created: created)
  }

  /// Moves the word of its creation, which stood in its row, to the revisions, and records that it went. One that came in
  /// this transaction was never there.
  private func recordDeletion(
    of edge: LineageEdge, at place: EdgeRow.Place, created: Int64?
  ) throws {
    guard try created != changeSetKey() else { return }
    if let created { try record(place.subject, .created, in: created) }
    try record(place.subject, .deleted, before: EdgeRow.json(edge).canonical)
    deletedEdges.insert(place)
  }

  /// Removes lineage edges of an origin that are not among those to keep.
  ///
  /// - Parameter reference: only those that were said about this: a rule that runs for one source at a time.
  public func retract(
    edgesOf origin: Origin.Kind, actor: String, reference: String? = nil,
    except kept: Set<LineageEdge>
  ) throws {
    let places = Set(try kept.compactMap { try storedPlace(of: $0) })
    for place in try EdgeRow.places(spokenBy: origin, actor: actor, db)
    where !places.contains(place) {
      guard let edge = try stored(at: place) else { continue }
      guard reference == nil || edge.origin.reference == reference else { continue }
      try delete(edge)
    }
  }

  private func stored(at place: EdgeRow.Place) throws -> LineageEdge? {
    try EdgeRow.fetch(db, where: EdgeRow.Place.condition, place.arguments).first
  }

  /// The place of an edge; nil when one of its ends is not there.
  private func storedPlace(of edge: LineageEdge) throws -> EdgeRow.Place? {
    guard let source = try knownKey(of: edge.source), let target = try knownKey(of: edge.target)
    else { return nil }
    return EdgeRow.Place(source: source, target: target, transformation: edge.transformation)
  }

  private func row(of edge: LineageEdge) throws -> EdgeRow {
    EdgeRow(
      place: EdgeRow.Place(
        source: try key(of: edge.source), target: try key(of: edge.target),
        transformation: edge.transformation),
      step: try edge.step.map { try key(of: $0) }, expression: edge.expression,
      origin: try key(of: edge.origin))
  }
}
