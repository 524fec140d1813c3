import Foundation
import GroundworkModel

extension Verification {
  /// A table for the terminal: the worst files first, then findings, then what did not run.
  public func text(limit: Int) -> String {
    let shown = listed(limit)
    let width = shown.map(\.path.count).max() ?? 0
    let rows = shown.map { file in
      let path = file.path.padding(toLength: width, withPad: " ", startingAt: 0)
      let proof = file.proof.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
      return "\(proof)  \(path)  \(Self.remark(file))"
    }
    return
      (rows + findings.map { "\n\($0)" } + absent.map(Self.absence) + [conclusion(shown.count)])
      .joined(separator: "\n")
  }

  /// The same as a Markdown document.
  public func markdown(limit: Int) -> String {
    let shown = listed(limit)
    var lines = ["| file | proof | by, or why not |", "| --- | --- | --- |"]
    lines += shown.map { "| `\($0.path)` | \($0.proof.rawValue) | \(Self.cell(Self.remark($0))) |" }
    lines += [""] + findings.map { "- \(Self.cell("\($0)"))" } + absent.map(Self.absence)
    return (lines + ["", conclusion(shown.count)]).joined(separator: "\n")
  }

  /// The same as JSON: `files`, `findings`, `absent`, `total`, `shown`, `truncated`.
  public func json(limit: Int) throws -> String {
    let shown = listed(limit)
    let document = Document(
      files: shown, findings: findings, absent: absent, total: files.count, shown: shown.count,
      truncated: shown.count < files.count, summary: summary)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }

  private struct Document: Encodable {
    var files: [FileVerification]
    var findings: [Diagnostic]
    var absent: [Absence]
    var total: Int
    var shown: Int
    var truncated: Bool
    var summary: String
  }

  private func listed(_ limit: Int) -> [FileVerification] {
    Array(Proof.allCases.flatMap { files($0) }.prefix(limit))
  }

  private func conclusion(_ shown: Int) -> String {
    let rest = shown < files.count ? " (shown \(shown) of \(files.count), truncated: yes)" : ""
    return "\(files.count) files: \(summary)\(rest)"
  }

  private static func remark(_ file: FileVerification) -> String {
    file.proof > .unverified ? file.validators.joined(separator: ", ") : file.reason ?? ""
  }

  private static func absence(_ absence: Absence) -> String {
    "not run: \(absence.validator): \(absence.reason)"
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
