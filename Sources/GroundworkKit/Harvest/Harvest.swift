public import CatalogStore
import GroundworkModel
import Profiling
public import Scanners

/// Scans sources into a catalog: one source, one transaction, one report.
///
/// ```swift
/// let report = try Harvest(store: store, settings).run(request)
/// ```
/// What a scan no longer finds is marked removed and kept for its history; what people wrote stays.
public struct Harvest: Sendable {
  private let store: CatalogStore
  private let settings: HarvestSettings

  /// A harvest into a catalog.
  public init(store: CatalogStore, _ settings: HarvestSettings = HarvestSettings()) {
    self.store = store
    self.settings = settings
  }

  /// Scans one source and saves what was found, or nothing when the source cannot be read.
  ///
  /// - Throws: ``Scanners/ScanError`` when the source cannot be read at all.
  public func run(_ request: ScanRequest) throws -> HarvestReport {
    settings.progress("\(request.name): taking stock")
    let scanner = try ScannerRegistry.scanner(for: request)
    var found = try scanner.inventory()
    let looked = look(at: &found, scanner, request)
    let known = try store.read { try $0.classifications(in: request.source) }
    settings.progress("\(request.name): comparing")
    let inspection = Inspection(
      looked, issues: found.issues, classifier: settings.classifier, known: known,
      origin: Origin(.scan, request.source.rawValue))
    return try save(found, inspection, request)
  }

  /// Reads rows of each dataset, unless nobody wants that; one that cannot be read becomes a problem.
  private func look(
    at found: inout ScanResult, _ scanner: any SourceScanner, _ request: ScanRequest
  )
    -> [ProfiledDataset]
  {
    let total = found.datasets.count
    var looked: [ProfiledDataset] = []
    for (index, dataset) in found.datasets.enumerated() {
      settings.progress("\(request.name): \(index + 1)/\(total) \(dataset.entity.name)")
      do {
        looked.append(try look(at: dataset, scanner))
      } catch {
        found.problems.append(
          Diagnostic(
            rule: "unread-rows", severity: .warning, message: "rows cannot be read: \(error)",
            subject: dataset.entity.id))
        looked.append(ProfiledDataset(dataset.entity, columns: dataset.columns, summary: nil))
      }
    }
    return looked
  }

  private func look(at dataset: ScannedDataset, _ scanner: any SourceScanner) throws
    -> ProfiledDataset
  {
    guard let profile = settings.profile, !dataset.columns.isEmpty else {
      return ProfiledDataset(dataset.entity, columns: dataset.columns, summary: nil)
    }
    var profiler = DatasetProfiler(types: dataset.declaredTypes, profile)
    try scanner.read(dataset, limit: profile.rowLimit, into: &profiler)
    return ProfiledDataset(
      dataset.entity, columns: dataset.columns,
      summary: profiler.rows == 0 ? nil : profiler.summary())
  }

  private func save(_ found: ScanResult, _ inspection: Inspection, _ request: ScanRequest) throws
    -> HarvestReport
  {
    try store.write(by: "scan", because: "catalog scan \(request.name)") { writer in
      let seen = [found.source] + inspection.entities + inspection.issues
      let held = try writer.reader.undecodedHoldings(of: request.source)
      let others = try held.others(than: Set(seen.map(\.id)))
      var delta = try HarvestDelta(
        of: seen, held: held, others: others, scope: request.scope,
        silent: Set(found.problems.compactMap(\.subject)), looked: settings.profile != nil)
      let unchanged = try delta.entities.filter { try writer.save($0) == nil }
      delta.forget(Set(unchanged.map(\.id)))
      for classification in inspection.classifications { try writer.save(classification) }
      if settings.profile != nil {
        try writer.retract(
          classificationsOf: .scan, actor: request.source.rawValue,
          except: Set(inspection.classifications))
      }
      var report = HarvestReport(request, found, inspection, delta)
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

extension ScannedDataset {
  /// The types that the source declares; a text file declares none.
  fileprivate var declaredTypes: [DataType] {
    columns.map { entity in
      guard case .column(let column) = entity.details, dataset?.kind != .file else { return .text }
      return column.type
    }
  }
}
