import GroundworkModel
import Profiling

/// What a look at rows adds to an inventory: statistics, keys, findings, personal data. A pure function of what was seen.
struct Inspection {
  /// Datasets and columns with what was seen of them, each dataset before its columns.
  private(set) var entities: [Entity] = []
  /// Findings, sorted by id.
  private(set) var issues: [Entity] = []
  /// Columns taken for personal.
  private(set) var classifications: [Classification] = []

  private let origin: Origin
  /// Whether a name says anything: a thousand tables have few different names of columns.
  private var namesKnown: [String: Bool] = [:]

  /// - Parameters:
  ///   - issues: findings that the scanner itself made.
  ///   - known: what is known of these columns: a person's verdict is final, and what an earlier look at values found
  ///     holds as long as nobody looks again.
  init(
    _ datasets: [ProfiledDataset], issues: [QualityIssue], classifier: PersonalDataClassifier?,
    known: [Classification], origin: Origin
  ) {
    self.origin = origin
    let known = Dictionary(grouping: known, by: \.column)
    let keys = InferredKeys.of(datasets)
    for dataset in datasets {
      entities.append(dataset.entity.adding(dataset.summary, keys[dataset.entity.id] ?? []))
      for column in dataset.columns {
        let held = known[column.entity.id] ?? []
        let verdicts = classify(column, in: dataset, classifier, held)
        classifications += verdicts
        let isPersonal = Self.isPersonal(verdicts, held)
        entities.append(column.entity.adding(column.summary, isPersonal: isPersonal, dataset))
      }
    }
    let found = QualityFindings.counted(issues, in: datasets) + QualityFindings.issues(in: datasets)
    self.issues = found.map { Entity(finding: $0, origin: origin) }.sorted { $0.id < $1.id }
  }

  private mutating func classify(
    _ column: ProfiledColumn, in dataset: ProfiledDataset, _ classifier: PersonalDataClassifier?,
    _ held: [Classification]
  ) -> [Classification] {
    guard let classifier, column.summary != nil || held.isEmpty && isKnown(column, classifier)
    else { return [] }
    return classifier.verdicts(column, in: dataset).prefix(1).map {
      Classification(
        column: column.entity.id, category: $0.category, sensitivity: $0.sensitivity,
        confidence: $0.confidence, evidence: $0.evidence, origin: origin)
    }
  }

  private mutating func isKnown(
    _ column: ProfiledColumn, _ classifier: PersonalDataClassifier
  ) -> Bool {
    let name = column.entity.name
    if let known = namesKnown[name] { return known }
    let known = classifier.knows(column: name)
    namesKnown[name] = known
    return known
  }

  /// Personal unless a person has rejected each class that is claimed.
  private static func isPersonal(_ verdicts: [Classification], _ held: [Classification]) -> Bool {
    if verdicts.isEmpty && held.isEmpty { return false }
    let rejected = Set(held.filter { $0.verdict == .rejected }.map(\.category))
    let claimed = Set(verdicts.map(\.category) + held.map(\.category))
    return !claimed.subtracting(rejected).isEmpty
  }

}

extension Entity {
  /// A finding as an entity under what it is about.
  init(finding issue: QualityIssue, origin: Origin) {
    let place = issue.subject.segments.suffix(issue.subject.kind == .column ? 2 : 1)
    self.init(
      id: issue.subject.child(.issue, issue.kind),
      name: "\(issue.kind) in \(place.joined(separator: "."))", description: issue.evidence,
      status: .confirmed, details: .issue(issue), origin: origin)
  }

  /// This dataset with the exact count of rows, where all were read, and the references that were found.
  fileprivate func adding(_ summary: DatasetSummary?, _ keys: [Dataset.ForeignKey]) -> Entity {
    guard case .dataset(var dataset) = details else { return self }
    if let summary, !summary.isSampled {
      dataset.rowCount = summary.rows
      if dataset.isRowCountEstimated != nil { dataset.isRowCountEstimated = false }
    }
    dataset.foreignKeys += keys
    var entity = self
    entity.details = .dataset(dataset)
    return entity
  }

  /// This column with the statistics that may be kept; a column of a text file with the type that its values have.
  fileprivate func adding(
    _ summary: ColumnSummary?, isPersonal: Bool, _ dataset: ProfiledDataset
  ) -> Entity {
    guard case .column(var column) = details, let summary else { return self }
    column.profile = summary.profile(isPersonal: isPersonal)
    if column.profile?.isSampled == true { column.profile?.total = dataset.dataset.rowCount }
    if dataset.dataset.kind == .file { column.type = summary.inferred?.type ?? .text }
    var entity = self
    entity.details = .column(column)
    return entity
  }
}
