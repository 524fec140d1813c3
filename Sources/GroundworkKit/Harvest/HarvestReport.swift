public import GroundworkModel
import Profiling
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
  /// Columns that hold personal data, by category, as far as this scan tells.
  public var personal: [String: [EntityID]]
  /// What is wrong with the data, sorted by id.
  public var issues: [QualityIssue]
  /// What could not be read.
  public var problems: [Diagnostic]
  /// Datasets of which only a sample of rows was looked at, sorted.
  public var sampled: [EntityID]
  /// Datasets that nobody looked at because the scan was stopped, sorted.
  public var left: [EntityID]

  init(
    _ request: ScanRequest, _ found: ScanResult, _ look: Look, _ inspection: Inspection,
    _ delta: HarvestDelta
  ) {
    source = request.source
    technology = request.address.technology
    if case .source(let system) = found.source.details { vendor = system.vendor }
    datasets = found.datasets.count
    columns = found.datasets.reduce(0) { $0 + $1.columns.count }
    let counts = inspection.entities.compactMap(\.rowCount)
    rows = counts.isEmpty ? nil : counts.reduce(0, +)
    changes = delta.changes
    personal = Dictionary(grouping: inspection.classifications, by: \.category)
      .mapValues { $0.map(\.column).sorted() }
    issues = inspection.issues.compactMap { entity in
      if case .issue(let issue) = entity.details { issue } else { nil }
    }
    problems = found.problems
    sampled = look.datasets.filter { $0.summary?.isSampled == true }.map(\.entity.id).sorted()
    left = look.left.sorted()
  }

  /// Adds what a look across sources changed in this one.
  mutating func add(_ review: ReferenceReview) {
    let name = source.segments.first
    let isMine = { (id: EntityID) in id.segments.first == name }
    changes = (changes + review.changes.filter { isMine($0.id) }).sorted { $0.id < $1.id }
    issues = (issues + review.issues.filter { isMine($0.subject) }).sorted {
      ($0.subject, $0.kind) < ($1.subject, $1.kind)
    }
  }

  /// Changes of one sort.
  public func changes(_ action: HarvestChange.Action, _ kind: EntityKind) -> [HarvestChange] {
    changes.filter { $0.action == action && $0.id.kind == kind }
  }
}

extension Entity {
  fileprivate var rowCount: Int? {
    if case .dataset(let dataset) = details { return dataset.rowCount }
    return nil
  }
}
