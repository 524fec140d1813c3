import GRDB
import GroundworkModel

extension CatalogReader {
  /// What differs between two times of this catalog (ISO 8601 UTC, as the catalog writes it; now when nil). Only what
  /// has changed since the earlier of them is read.
  public func difference(from: String?, to: String?) throws -> CatalogDifference {
    guard let earliest = [from, to].compactMap({ $0 }).min() else {
      return try CatalogDifference(from: CatalogContent(), to: CatalogContent())
    }
    let present = try content(changedSince: earliest)
    return try CatalogDifference(
      from: earlier(present, at: from), to: earlier(present, at: to))
  }

  private func earlier(_ present: CatalogContent, at time: String?) throws -> CatalogContent {
    guard let time else { return present }
    var earlier = EarlierContent(present)
    for change in try changes(since: time) { try earlier.undo(change) }
    return try earlier.content()
  }

  /// Everything that was recorded or changed since a time, as it is now; no answers.
  private func content(changedSince time: String) throws -> CatalogContent {
    func changed(_ columns: String, _ kind: RevisionRow.Kind) -> String {
      """
      IN (SELECT \(columns) FROM revision
        WHERE subject_kind = '\(kind.rawValue)' AND change_set > \(Self.last))
      """
    }
    return CatalogContent(
      entities: try EntityRow.fetch(
        db, where: "e.created > \(Self.last) OR e.key \(changed("subject", .entity))", [time]),
      links: try LinkRow.fetch(
        db, where: "(l.source, l.kind, l.target) \(changed("subject, relation, object", .link))",
        [time]),
      edges: try EdgeRow.fetch(
        db,
        where: """
          l.created > \(Self.last)
            OR (l.source, l.transformation, l.target) \(changed("subject, relation, object", .edge))
          """, [time]),
      classifications: try ClassificationRow.fetch(
        db, where: "(c.entity, c.category) \(changed("subject, relation", .classification))", [time]
      ))
  }
}
