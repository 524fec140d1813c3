public import CatalogStore
import GroundworkModel
public import Scanners

/// Scans sources into a catalog: one source, one transaction, one report.
///
/// ```swift
/// let report = try Harvest(store: store).run(request)
/// ```
/// What a scan no longer finds is marked removed and kept for its history; what people wrote stays.
public struct Harvest: Sendable {
  private let store: CatalogStore

  /// A harvest into a catalog.
  public init(store: CatalogStore) { self.store = store }

  /// Scans one source and saves what was found, or nothing when the source cannot be read.
  ///
  /// - Throws: ``Scanners/ScanError`` when the source cannot be read at all.
  public func run(_ request: ScanRequest) throws -> HarvestReport {
    let found = try ScannerRegistry.scanner(for: request).inventory()
    return try save(found, of: request)
  }

  private func save(_ found: ScanResult, of request: ScanRequest) throws -> HarvestReport {
    try store.write(by: "scan", because: "catalog scan \(request.name)") { writer in
      let held = try writer.reader.holdings(of: request.source)
      let delta = HarvestDelta(found: found, held: held, scope: request.scope)
      for entity in delta.entities { try writer.save(entity) }
      var report = HarvestReport(request, found, delta)
      report.problems += try saveViewLineage(of: request.source, writer)
      return report
    }
  }

  /// Reads the SQL of the source's views for lineage; what an earlier scan read and this one does not goes.
  private func saveViewLineage(
    of source: EntityID, _ writer: CatalogWriter
  ) throws -> [Diagnostic] {
    let content = CatalogContent(entities: try writer.reader.holdings(of: source))
    let lineage = ViewLineage.edges(in: content)
    for edge in lineage.edges { try writer.save(edge) }
    try writer.retract(
      edgesOf: .rule, actor: ViewLineage.actor, reference: source.rawValue,
      except: Set(lineage.edges))
    return lineage.diagnostics
  }
}
