import GroundworkModel
import TestSupport
import Testing

@testable import Profiling

@Suite struct MergeTests {
  private static func rows(_ count: Int, seed: UInt64) -> [[String?]] {
    var random = SeededGenerator(seed: seed)
    let words = ["open", "Open", "open ", "done", "N/A", "lost\u{FFFD}", "12 kg", "true", "no"]
    return (0..<count).map { row in
      let day = Int.random(in: 1...30, using: &random)
      let number = Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 100
      return [
        String(row / 2),
        words.randomElement(using: &random),
        row % 7 == 0 ? nil : String(number),
        row % 11 == 0
          ? "" : ["2025-02-\(day)", "\(day).2.2025", "1900-01-01"].randomElement(using: &random),
        "user\(Int.random(in: 0..<9_000, using: &random))@mail.example",
        row % 3 == 0 ? "-999" : String(Int.random(in: 0..<40, using: &random)),
      ]
    }
  }

  private func profiler(_ rows: some Collection<[String?]>, limit: Int) -> DatasetProfiler {
    var settings = ProfileSettings(today: "2025-02-15")
    settings.exactDistinctLimit = limit
    var profiler = DatasetProfiler(types: Array(repeating: .text, count: 6), settings)
    for row in rows {
      for (column, value) in row.enumerated() {
        if let value { profiler.batch.append(value.utf8.span, to: column) }
      }
      profiler.endRow()
    }
    return profiler
  }

  /// Few rows stay dictionaries, more are streamed, and the most go beyond what is counted exactly.
  @Test(arguments: [100, 3_000, 7_000, 20_000], [1, 2, 3] as [UInt64])
  func twoPartsMergedAreTheWhole(count: Int, seed: UInt64) throws {
    let rows = Self.rows(count, seed: seed)
    var random = SeededGenerator(seed: seed)
    let cut = Int.random(in: 0...count, using: &random)
    var whole = profiler(rows, limit: 5_000)
    var merged = profiler(rows[..<cut], limit: 5_000)
    merged.merge(profiler(rows[cut...], limit: 5_000))
    let (one, two) = (whole.summary(), merged.summary())
    #expect(one.rows == two.rows && one.repeatedRows == two.repeatedRows)
    for (left, right) in zip(one.columns, two.columns) { try compare(left, right) }
  }

  private func compare(_ left: ColumnSummary, _ right: ColumnSummary) throws {
    var (one, two) = (left.profile(isPersonal: false), right.profile(isPersonal: false))
    if let mean = one.mean { #expect(abs(mean - (try #require(two.mean))) < 1e-3) }
    if let spread = one.deviation { #expect(abs(spread - (try #require(two.deviation))) < 1e-3) }
    (one.mean, two.mean) = (nil, nil)
    (one.deviation, two.deviation) = (nil, nil)
    if one.isDistinctExact != two.isDistinctExact {
      // A part may look like a key, and be counted exactly, where the whole no longer does.
      let (mine, theirs) = (Double(one.distinct ?? 0), Double(two.distinct ?? 0))
      #expect(abs(mine - theirs) <= 4 * DistinctCounter.error * max(mine, theirs))
      (one.distinct, two.distinct) = (nil, nil)
      (one.isDistinctExact, two.isDistinctExact) = (nil, nil)
    }
    #expect(one == two)
    #expect(left.sample == right.sample && left.spellings == right.spellings)
    #expect(left.tally.masks.counted.map(\.mask) == right.tally.masks.counted.map(\.mask))
    #expect(left.numbers.quantile(0.25) == right.numbers.quantile(0.25))
    #expect(left.order.isAscending == right.order.isAscending)
    #expect(left.tally.facts.defaultDates == right.tally.facts.defaultDates)
  }

  @Test func distinctValuesOfWhatLooksLikeAKeyAreCountedExactly() {
    var settings = ProfileSettings(today: nil)
    settings.exactDistinctLimit = 1 << 10
    var profiler = DatasetProfiler(types: [.text, .text], settings)
    for row in 0..<100_000 {
      profiler.batch.append("k\(row % 99_001)".utf8.span, to: 0)
      profiler.batch.append("v\(row % 33_000)".utf8.span, to: 1)
      profiler.endRow()
    }
    let summary = profiler.summary()
    #expect(summary.columns[0].distinct == 99_001 && summary.columns[0].isDistinctExact)
    let error = abs(Double(summary.columns[1].distinct) - 33_000) / 33_000
    #expect(!summary.columns[1].isDistinctExact && error < 4 * DistinctCounter.error)
    #expect(summary.repeatedRows == 0)
  }
}
