import GroundworkModel

/// What generating did, or would do: for people as text, for machines as JSON.
public struct GenerationReport: Encodable, Sendable {
  private struct File: Encodable {
    var path: String
    var action: String
  }

  private struct Figure: Encodable {
    var kpi: String
    var name: String
    var model: String
    var splits: [String]
  }

  private struct Finding: Encodable {
    var rule: String
    var severity: String
    var subject: String?
    var message: String
  }

  private let folder: String
  private let warehouse: String
  private let summary: String
  private let upToDate: Bool
  private let figures: [Figure]
  private let findings: [Finding]
  private let files: [File]

  /// The report of a generation and what came, or would come, of each file.
  public init(_ generation: Generation, _ comparison: ScaffoldComparison) {
    let design = generation.design
    folder = generation.folder
    warehouse = design.warehouse.rawValue
    summary = comparison.summary
    upToDate = comparison.isUpToDate
    figures = design.kpis.map {
      Figure(kpi: $0.id.rawValue, name: $0.name, model: $0.model, splits: $0.splits)
    }
    findings = design.diagnostics.map {
      Finding(
        rule: $0.rule, severity: $0.severity.rawValue, subject: $0.subject?.rawValue,
        message: $0.message)
    }
    files = comparison.outcomes.map { File(path: $0.path, action: $0.action.rawValue) }
  }

  /// The report for people.
  public var text: String {
    let figures = figures.map { "  \($0.model)  \($0.name)" }
    let attention = files.filter { ["conflict", "unresolved", "propose"].contains($0.action) }
      .map { "  \($0.action): \(folder)/\($0.path)" }
    return
      (["\(folder)/: \(summary)", "\(self.figures.count) figures:"] + figures + attention
      + ["next: make -C \(folder) run"]).joined(separator: "\n")
  }
}
