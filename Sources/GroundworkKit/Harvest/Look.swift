import GroundworkModel
import Profiling
import Scanners

/// What a look at the rows of a source's datasets showed, one dataset after the other.
struct Look {
  /// All datasets, with a summary where rows were seen.
  private(set) var datasets: [ProfiledDataset] = []
  /// Datasets that were read to the end, of whose findings the look is the last word.
  private(set) var read: Set<EntityID> = []
  /// Datasets that nobody looked at because the scan was stopped.
  private(set) var left: Set<EntityID> = []
  /// Datasets that could not be read, and that the scan was stopped.
  private(set) var problems: [Diagnostic] = []

  private var seen: Set<EntityID> = []
  private let there: Set<EntityID>
  private let found: ScanResult
  private let profile: ProfileSettings?
  private let isInterrupted: @Sendable () -> Bool
  private let resources = ProfilingResources.ofThisMachine

  init(
    at found: ScanResult, _ scanner: any SourceScanner, _ settings: HarvestSettings,
    _ request: ScanRequest
  ) {
    self.found = found
    there = Set(found.datasets.map(\.entity.id))
    profile = settings.profile
    isInterrupted = request.isInterrupted
    let total = found.datasets.count
    for (index, dataset) in found.datasets.enumerated() {
      settings.progress("\(request.name): \(index + 1)/\(total) \(dataset.entity.id.path)")
      add(dataset, scanner)
    }
    if !left.isEmpty { problems.append(Self.stopped(left.count, of: total, request.source)) }
  }

  /// What readers found wrong with how rows are kept.
  var issues: [QualityIssue] { datasets.compactMap(\.summary).flatMap(\.issues) }

  private mutating func add(_ dataset: ScannedDataset, _ scanner: any SourceScanner) {
    let id = dataset.entity.id
    do {
      if profile != nil, isInterrupted() { throw ScanError.interrupted }
      let summary = try summary(of: dataset, scanner)
      if summary != nil { seen.insert(id) }
      datasets.append(profiled(dataset, summary))
      if profile != nil { read.insert(id) }
      return
    } catch ScanError.interrupted {
      left.insert(id)
    } catch {
      problems.append(
        Diagnostic(
          rule: "unread-rows", severity: .warning, message: "rows cannot be read: \(error)",
          subject: id))
    }
    datasets.append(profiled(dataset, nil))
  }

  /// Whether the scan is the last word on what a column is classified as: it saw rows, or the dataset is gone.
  ///
  /// - Parameter silent: datasets of which nothing is known.
  func settles(_ column: EntityID, _ scope: ScanScope, except silent: Set<EntityID>) -> Bool {
    guard let dataset = column.parent(.dataset), !silent.contains(dataset) else { return false }
    if seen.contains(dataset) { return true }
    return !there.contains(dataset) && scope.contains(Array(dataset.segments.dropFirst()))
  }

  private func summary(of dataset: ScannedDataset, _ scanner: any SourceScanner) throws
    -> DatasetSummary?
  {
    guard let profile, !dataset.columns.isEmpty else { return nil }
    var profiler = DatasetProfiler(types: dataset.declaredTypes, profile, resources)
    try scanner.read(dataset, limit: profile.rowLimit, into: &profiler)
    return profiler.rows == 0 ? nil : profiler.summary()
  }

  private func profiled(_ dataset: ScannedDataset, _ summary: DatasetSummary?) -> ProfiledDataset {
    var place: QueryPlace?
    let isAskedFor = summary != nil || dataset.dataset?.kind == .file
    if isAskedFor, case .source(let system) = found.source.details {
      place = QueryPlace(dataset.entity, columns: dataset.columns, in: system)
    }
    return ProfiledDataset(
      dataset.entity, columns: dataset.columns, summary: summary, place: place)
  }

  private static func stopped(_ count: Int, of total: Int, _ source: EntityID) -> Diagnostic {
    Diagnostic(
      rule: "stopped", severity: .warning,
      message: "the scan was stopped: rows of \(count) of \(total) datasets were not looked at",
      subject: source)
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
