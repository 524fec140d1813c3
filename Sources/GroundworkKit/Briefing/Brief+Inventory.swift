import Diagrams
import GroundworkModel

extension Brief {
  /// How many rows a long list shows; the rest is counted.
  static let listLimit = 60

  /// Scanned datasets that still stand.
  var inventoryDatasets: [(entity: Entity, dataset: Dataset)] { content.sourceDatasets() }

  /// Columns of scanned datasets that still stand.
  var inventoryColumns: [Entity] { inventoryDatasets.flatMap { content.columns(of: $0.entity.id) } }

  func writeSources(to page: inout MarkdownDocument) {
    page.heading(2, "Sources")
    let sources = standing(.source).filter { !$0.isWarehouse }
    if sources.isEmpty { page.paragraph("No source is known yet.") }
    page.table(
      [
        "Source", "Runs on", "Where", "Answers for it", "Datasets", "Change stamp", "Rows removed",
        "Visible after",
      ],
      sources.map(sourceRow))
    pictures.add(.er, "Tables of the sources and their references", to: &page)
  }

  private func sourceRow(_ entity: Entity) -> [MarkdownText] {
    guard let system = entity.system else { return [] }
    let count = inventoryDatasets.count { $0.dataset.source == entity.id }
    return [
      "**\(entity.name)**", "\(system.vendor ?? system.technology)",
      "\(code: system.location ?? "")",
      "\(person(entity.owner))", "\(count)", "\(system.changeTracking?.rawValue ?? "not known")",
      "\(system.deletes?.words ?? "not known")",
      "\(system.publishLag?.description ?? "not known")",
    ]
  }

  func writeInventory(to page: inout MarkdownDocument) {
    page.heading(2, "Inventory")
    let used = usedDatasets
    let sorted = inventoryDatasets.sorted { left, right in
      let isLeftUsed = used.contains(left.entity.id)
      let isRightUsed = used.contains(right.entity.id)
      return isLeftUsed != isRightUsed ? isLeftUsed : left.entity.id < right.entity.id
    }
    let rows = sorted.map {
      inventoryRow($0.entity, $0.dataset, isUsed: used.contains($0.entity.id))
    }
    writeList(
      ["Dataset", "Used", "Rows", "Columns", "Key", "Personal columns", "Issues"], rows, to: &page)
    writePersonal(to: &page)
    writeIssues(to: &page)
  }

  private var usedDatasets: Set<EntityID> {
    let columns = content.links.filter { $0.kind == .satisfiedBy && $0.status != .rejected }
    return Set(columns.compactMap { $0.target.parent(.dataset) })
  }

  private func inventoryRow(_ entity: Entity, _ dataset: Dataset, isUsed: Bool) -> [MarkdownText] {
    let columns = content.columns(of: entity.id)
    let personal = columns.count { content.isPersonal($0.id) }
    let places = Set(columns.map(\.id) + [entity.id])
    let issues = standing(.issue).count { entity in
      entity.qualityIssue.map { places.contains($0.subject) } ?? false
    }
    return [
      "\(code: String(entity.id.path))", isUsed ? "✔" : "",
      "\(dataset.rowCount.map(Figures.grouped) ?? "")", "\(columns.count)",
      "\(dataset.primaryKey?.columns.joined(separator: ", ") ?? "")",
      personal > 0 ? "\(personal)" : "", issues > 0 ? "\(issues)" : "",
    ]
  }

  private func writePersonal(to page: inout MarkdownDocument) {
    let rows = inventoryColumns.flatMap { column in
      (content.classifications[column.id] ?? []).filter { $0.verdict != .rejected }
        .sorted { $0.category < $1.category }.map { one -> [MarkdownText] in
          [
            "\(code: String(column.id.path))", "\(one.category)", "\(one.sensitivity.rawValue)",
            "\(Percent.text(one.confidence))", "\(one.verdict.rawValue)",
          ]
        }
    }
    guard !rows.isEmpty else { return }
    page.heading(3, "Personal data")
    page.paragraph(
      "Statistics of these columns hold no values. Each needs a purpose that the law allows before it is used."
    )
    writeList(["Column", "Class", "Sensitivity", "Sure", "Judged"], rows, to: &page)
  }

  private func writeIssues(to page: inout MarkdownDocument) {
    let issues = standing(.issue).compactMap { entity in
      entity.qualityIssue.map { (entity, $0) }
    }.sorted { left, right in
      left.1.severity != right.1.severity
        ? left.1.severity > right.1.severity : left.1.subject < right.1.subject
    }
    guard !issues.isEmpty else { return }
    page.heading(3, "Quality issues")
    writeList(
      ["Where", "What", "How bad", "Rows", "Seen"],
      issues.map { entity, issue in
        [
          "\(code: String(issue.subject.path))", "\(issue.kind)", "\(issue.severity.rawValue)",
          "\(Self.extent(issue))", "\(issue.evidence ?? entity.description ?? "")",
        ]
      }, to: &page)
  }

  private static func extent(_ issue: QualityIssue) -> String {
    let share = issue.share.map { "\(Percent.text($0))" }
    let count = issue.count.map(Figures.grouped)
    guard let count else { return share ?? "" }
    return share.map { "\(count) (\($0))" } ?? count
  }

  /// A table with at most ``listLimit`` rows and a line that says how many there are.
  func writeList(
    _ heads: [MarkdownText], _ rows: [[MarkdownText]], to page: inout MarkdownDocument
  ) {
    page.table(heads, Array(rows.prefix(Self.listLimit)))
    guard rows.count > Self.listLimit else { return }
    page.paragraph(
      "Shown: \(Self.listLimit) of \(rows.count); the catalog holds all of them.")
  }
}

extension SourceSystem.Deletes {
  /// As it is said.
  fileprivate var words: String {
    switch self {
    case .none: "never"
    case .soft: "marked"
    case .hard: "really gone"
    }
  }
}
