public import CatalogStore
public import GroundworkModel

/// What an import did.
public struct ImportReport: Hashable, Sendable, Encodable {
  /// Entities, links, edges and classifications that were not there before.
  public var created = 0
  /// Those that were brought up to date.
  public var updated = 0
  /// Those that were there already.
  public var unchanged = 0
  /// Answers that were not there before.
  public var answers = 0

  mutating func count(_ action: Revision.Action?) {
    switch action {
    case .created: created += 1
    case nil: unchanged += 1
    default: updated += 1
    }
  }
}

extension CatalogWriter {
  /// Saves what an import read. What the catalog has beside it stays, and so does what people wrote over a machine.
  public func importing(_ content: CatalogContent) throws -> ImportReport {
    var report = ImportReport()
    for entity in content.parentsFirst { report.count(try save(entity)) }
    for link in content.links { report.count(try save(link)) }
    for edge in content.edges { report.count(try save(edge)) }
    for id in content.classifications.keys.sorted() {
      for one in content.classifications[id] ?? [] { report.count(try save(one)) }
    }
    let known = Set(try reader.answers())
    for answer in content.answers where !known.contains(answer) {
      try append(answer)
      report.answers += 1
    }
    return report
  }
}
