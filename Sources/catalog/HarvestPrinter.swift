import CommandLineSupport
import Foundation
import GroundworkKit
import GroundworkModel
import Profiling

/// Says what scans found and changed, for a person or a program.
struct HarvestPrinter {
  let format: OutputFormat
  /// The most names shown of each sort of change.
  var limit = 20

  private struct Answer: Encodable {
    let sources: [HarvestReport]
    let unchecked: [CrossReferences.Unchecked]
  }

  /// - Parameter unchecked: references between sources that this run could not check.
  func text(_ reports: [HarvestReport], unchecked: [CrossReferences.Unchecked]) throws -> String {
    guard format == .json else {
      return (reports.map(text) + notChecked(unchecked)).joined(separator: "\n\n")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let answer = Answer(sources: reports, unchecked: unchecked)
    return String(decoding: try encoder.encode(answer), as: UTF8.self)
  }

  private func notChecked(_ unchecked: [CrossReferences.Unchecked]) -> [String] {
    guard !unchecked.isEmpty else { return [] }
    let lines = unchecked.prefix(limit).map { "  \($0.column) → \($0.target): \($0.reason)" }
    let rest =
      unchecked.count > limit
      ? ["  total \(unchecked.count), shown \(limit), truncated; all with --format json"] : []
    let heading = "references between sources that were not checked: \(unchecked.count)"
    return [([heading] + lines + rest).joined(separator: "\n")]
  }

  private func text(_ report: HarvestReport) -> String {
    var lines = [headline(report)]
    let byAction = Dictionary(grouping: report.changes, by: \.action)
    for (action, sign) in Self.signs { lines += section(action, sign, byAction[action] ?? []) }
    if report.changes.isEmpty { lines.append("nothing changed") }
    lines += personal(report) + issues(report) + sampled(report)
    lines += report.problems.map(\.description)
    return lines.joined(separator: "\n")
  }

  private static let signs: [(HarvestChange.Action, String)] = [
    (.added, "+"), (.changed, "~"), (.returned, "^"), (.removed, "-"),
  ]

  private func personal(_ report: HarvestReport) -> [String] {
    let count = report.personal.values.reduce(0) { $0 + $1.count }
    guard count > 0 else { return [] }
    let lines = report.personal.sorted { $0.key < $1.key }.map { category, columns in
      let names = columns.prefix(4).map { $0.segments.suffix(2).joined(separator: ".") }
      let more = columns.count > 4 ? " and \(columns.count - 4) more" : ""
      return "  \(category): \(names.joined(separator: ", "))\(more)"
    }
    return ["personal data in \(counted(count, "column"))"] + lines
  }

  private func sampled(_ report: HarvestReport) -> [String] {
    guard !report.sampled.isEmpty else { return [] }
    let names = report.sampled.prefix(4).map { $0.segments.dropFirst().joined(separator: ".") }
    let more = report.sampled.count > 4 ? " and \(report.sampled.count - 4) more" : ""
    return [
      "sampled: \(counted(report.sampled.count, "dataset")) (\(names.joined(separator: ", "))\(more)); "
        + "counts are of the sample, `--sample N` or `--full` looks at more rows"
    ]
  }

  private func issues(_ report: HarvestReport) -> [String] {
    guard !report.issues.isEmpty else { return [] }
    let worst = report.issues.sorted {
      ($1.severity, $0.subject.rawValue) < ($0.severity, $1.subject.rawValue)
    }
    let lines = worst.prefix(limit).map { issue in
      "  \(issue.severity.rawValue) \(issue.kind) \(issue.subject): "
        + "\(issue.count.map { "\($0): " } ?? "")\(issue.evidence ?? "")"
    }
    let rest = worst.count > limit ? ["  total \(worst.count), shown \(limit), truncated"] : []
    return ["issues: \(worst.count)"] + lines + rest
  }

  private func headline(_ report: HarvestReport) -> String {
    let rows = report.rows.map { ", \(counted($0, "row"))" } ?? ""
    return "\(report.source) (\(report.vendor ?? report.technology)): "
      + "\(counted(report.datasets, "dataset")), \(counted(report.columns, "column"))\(rows)"
  }

  /// Datasets by name with their columns as a count; a column by name only when its dataset is not in the section.
  private func section(_ action: HarvestChange.Action, _ sign: String, _ changes: [HarvestChange])
    -> [String]
  {
    guard !changes.isEmpty else { return [] }
    let figures = changes.filter(\.isFiguresOnly)
    let named = changes.filter { !$0.isFiguresOnly }
    let datasets = Set(named.filter { $0.id.kind == .dataset }.map(\.id))
    let shown = named.filter {
      $0.id.kind != .issue && ($0.id.kind != .column || !isInside($0, datasets, action))
    }
    var lines: [String] = []
    if !named.isEmpty { lines.append("\(action): \(summary(named))") }
    lines += shown.prefix(limit).map { line($0, sign) }
    if shown.count > limit {
      lines.append("  total \(shown.count), shown \(limit), truncated; all with --format json")
    }
    if !figures.isEmpty { lines.append("figures refreshed: \(summary(figures))") }
    return lines
  }

  private func isInside(
    _ change: HarvestChange, _ datasets: Set<EntityID>, _ action: HarvestChange.Action
  ) -> Bool {
    action != .changed && change.id.parent(.dataset).map(datasets.contains) == true
  }

  private func line(_ change: HarvestChange, _ sign: String) -> String {
    let fields = change.fields.isEmpty ? "" : " (\(change.fields.joined(separator: ", ")))"
    return "  \(sign) \(change.id)\(fields)"
  }

  private func summary(_ changes: [HarvestChange]) -> String {
    [EntityKind.source, .dataset, .column, .issue].compactMap { kind in
      let count = changes.count { $0.id.kind == kind }
      return count == 0 ? nil : counted(count, kind.rawValue)
    }.joined(separator: ", ")
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
