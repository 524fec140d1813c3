import Foundation
import GroundworkModel
import TestSupport
import Testing

@testable import Profiling

/// Labelled columns that stand beside the checkout; the floors are what the classifier has reached.
@Suite(.enabled(if: Checkout.shared != nil)) struct SharedPersonalDataTests {
  private struct Labelled: Decodable {
    var table_name: String
    var column_name: String
    var sql_type: String
    var tier: String
    var personal: Bool
    var labels: [String]
    var values: [String?]

    var type: DataType {
      switch sql_type {
      case "integer": .integer
      case "numeric": .decimal
      case "date": .date
      default: .text
      }
    }
  }

  /// The figures of a run.
  private struct Score {
    var (found, alarms, missed, exact, hard, hardAlarms) = (0, 0, 0, 0, 0, 0)
    var missedSpecial: [String] = []
    var squares = 0.0
    var columns = 0

    var f1: Double { 2 * Double(found) / Double(2 * found + alarms + missed) }
    var exactShare: Double { Double(exact) / Double(found + missed) }
    /// The mean square of confidence less truth: 0 is perfect, 0.25 is guessing.
    var brier: Double { squares / Double(columns) }
  }

  private func score(_ file: String) throws -> Score {
    let path = try #require(Checkout.shared).appending(path: "cases/pii/\(file)")
    var score = Score()
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
      let item = try JSONDecoder().decode(Labelled.self, from: Data(line.utf8))
      guard item.tier != "context" else { continue }
      let verdicts = try Vocabulary.classifier.get().verdicts(
        table: item.table_name, column: item.column_name, type: item.type,
        values: item.values.compactMap(\.self))
      note(item, verdicts, in: &score)
    }
    return score
  }

  private func note(
    _ item: Labelled, _ verdicts: [PersonalDataClassifier.Verdict], in score: inout Score
  ) {
    let best = verdicts.first
    score.columns += 1
    let miss = (best?.confidence ?? 0) - (item.personal ? 1 : 0)
    score.squares += miss * miss
    if item.tier == "hardneg" { score.hard += 1 }
    switch (item.personal, best != nil) {
    case (true, true): score.found += 1
    case (true, false): score.missed += 1
    case (false, true):
      score.alarms += 1
      if item.tier == "hardneg" { score.hardAlarms += 1 }
    case (false, false): break
    }
    if item.personal, let best, item.labels.contains(best.category) { score.exact += 1 }
    let isSpecial = item.labels.first.map { $0.hasPrefix("special.") || $0.hasPrefix("art10.") }
    if isSpecial == true, best == nil { score.missedSpecial.append(item.column_name) }
  }

  @Test(arguments: [("columns.jsonl", 0.99, 0.98, 0.01), ("columns_apps.jsonl", 0.97, 0.92, 0.032)])
  func theFloorsHold(_ file: String, _ f1: Double, _ exact: Double, _ alarms: Double) throws {
    let score = try score(file)
    #expect(score.f1 >= f1 && score.exactShare >= exact, "\(score)")
    #expect(Double(score.hardAlarms) <= alarms * Double(score.hard), "\(score)")
    #expect(score.brier <= 0.03 && score.missedSpecial.count <= 1, "\(score)")
  }
}
