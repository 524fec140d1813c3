public import GroundworkModel
import Scanners

/// What a scan of one source found and changed.
public struct HarvestReport: Encodable, Sendable {
  /// The source.
  public var source: EntityID
  /// What it runs on.
  public var technology: String
  /// Product and version, when it says so.
  public var vendor: String?
  /// How many datasets were found.
  public var datasets: Int
  /// How many columns were found.
  public var columns: Int
  /// Rows of all tables and files, where known.
  public var rows: Int?
  /// What the scan changed in the catalog, sorted by id; empty when nothing did.
  public var changes: [HarvestChange]
  /// What could not be read.
  public var problems: [Diagnostic]

  init(_ request: ScanRequest, _ found: ScanResult, _ delta: HarvestDelta) {
    source = request.source
    technology = request.address.technology
    if case .source(let system) = found.source.details { vendor = system.vendor }
    datasets = found.datasets.count
    columns = found.datasets.reduce(0) { $0 + $1.columns.count }
    let counts = found.datasets.compactMap { $0.dataset?.rowCount }
    rows = counts.isEmpty ? nil : counts.reduce(0, +)
    changes = delta.changes
    problems = found.problems
  }

  /// Changes of one sort.
  public func changes(_ action: HarvestChange.Action, _ kind: EntityKind) -> [HarvestChange] {
    changes.filter { $0.action == action && $0.id.kind == kind }
  }
}
