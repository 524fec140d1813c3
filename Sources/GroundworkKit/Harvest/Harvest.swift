public import CatalogStore
import GroundworkModel
public import Profiling
public import Scanners

/// Scans sources into a catalog: one source, one transaction, one report.
///
/// ```swift
/// var references = CrossReferences()
/// var reports = [try harvest.run(request, noting: &references)]
/// let unchecked = try harvest.connect(references, &reports)
/// ```
/// What a scan no longer finds is marked removed and kept for its history; what people wrote stays.
public struct Harvest: Sendable {
  let store: CatalogStore
  let settings: HarvestSettings

  /// A harvest into a catalog.
  public init(store: CatalogStore, _ settings: HarvestSettings = HarvestSettings()) {
    self.store = store
    self.settings = settings
  }

  /// Scans one source and saves what was found, or nothing when the source cannot be read.
  ///
  /// A scan that is stopped while it looks at rows saves what it has; what it did not look at stays as it was known.
  ///
  /// - Parameter references: notes what may refer to other sources, or be referred to.
  /// - Throws: ``Scanners/ScanError`` when the source cannot be read at all, or the scan was stopped before it was known
  ///   what is there.
  public func run(_ request: ScanRequest, noting references: inout CrossReferences) throws
    -> HarvestReport
  {
    settings.progress("\(request.name): taking stock")
    var request = request
    request.readsRows = settings.profile != nil
    let scanner = try ScannerRegistry.scanner(for: request)
    var found = try scanner.inventory()
    let look = Look(at: found, scanner, settings, request)
    found.problems += look.problems
    references.note(look.datasets)
    let known = try store.read { try $0.classifications(in: request.source) }
    settings.progress("\(request.name): comparing")
    let inspection = Inspection(
      look.datasets, issues: found.issues + look.issues, classifier: settings.classifier,
      known: known,
      origin: Origin(.scan, request.source.rawValue))
    return try save(found, look, inspection, known, request)
  }

  /// Scans one source by itself.
  public func run(_ request: ScanRequest) throws -> HarvestReport {
    var references = CrossReferences(hashLimit: 0)
    return try run(request, noting: &references)
  }

  private func save(
    _ found: ScanResult, _ look: Look, _ inspection: Inspection, _ known: [Classification],
    _ request: ScanRequest
  ) throws -> HarvestReport {
    try store.write(by: "scan", because: "catalog scan \(request.name)") { writer in
      let seen = [found.source] + inspection.entities + inspection.issues
      let held = try writer.reader.undecodedHoldings(of: request.source)
      let others = try held.others(than: Set(seen.map(\.id)))
      let silent = Set(found.problems.compactMap(\.subject)).union(look.left)
      var delta = try HarvestDelta(
        of: seen, held: held, others: others, scope: request.scope, silent: silent, read: look.read)
      let unchanged = try delta.known.filter { try writer.save($0) == nil }
      for entity in delta.new { try writer.add(entity) }
      delta.forget(Set(unchanged.map(\.id)))
      for classification in inspection.classifications { try writer.save(classification) }
      if settings.profile != nil {
        let unseen = known.filter { !look.settles($0.column, request.scope, except: silent) }
        try writer.retract(
          classificationsOf: .scan, actor: request.source.rawValue,
          except: Set(inspection.classifications + unseen))
      }
      var report = HarvestReport(request, found, look, inspection, delta)
      report.problems += try saveViewLineage(
        of: request.source, in: others + seen, writer)
      try writer.propagatePersonalData()
      return report
    }
  }

  /// Reads the SQL of the source's views for lineage; what an earlier scan read and this one does not goes.
  private func saveViewLineage(
    of source: EntityID, in entities: [Entity], _ writer: CatalogWriter
  ) throws -> [Diagnostic] {
    let lineage = ViewLineage.edges(
      in: CatalogContent(entities: ViewLineage.readable(of: entities)))
    for edge in lineage.edges { try writer.save(edge) }
    try writer.retract(
      edgesOf: .rule, actor: ViewLineage.actor, reference: source.rawValue,
      except: Set(lineage.edges))
    return lineage.diagnostics
  }
}
