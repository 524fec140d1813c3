import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import Profiling
import Scanners
import TestSupport
import Testing

/// Statistics of made-up rows beside the exact ones that DuckDB computes.
@Suite(.enabled(if: PythonTools.pipeline.isExpected)) struct ExactStatisticsTests {
  private struct Exact: Decodable {
    let values: Int
    let distinct: Int
    let mean: Double?
    let deviation: Double?
    let minimum: Double?
    let maximum: Double?
    let quantiles: [Double]?
    let longest: Int
  }

  private static let script = """
    import duckdb, json
    rows = "read_csv('rows.csv', all_varchar = true)"
    out = []
    for name in ["id", "amount", "size", "word", "mail"]:
        text, number = f'"{name}"', f'TRY_CAST("{name}" AS DOUBLE)'
        row = duckdb.sql(f'''SELECT count({text}), count(DISTINCT {text}), avg({number}), stddev_samp({number}), min({number}),
            max({number}), quantile_disc({number}, [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]), max(length({text})) FROM {rows}''').fetchone()
        out.append(dict(zip(["values", "distinct", "mean", "deviation", "minimum", "maximum", "quantiles", "longest"], row)))
    print(json.dumps(out))
    """

  private static var rows: String {
    var random = SeededGenerator(seed: 11)
    var text = "id,amount,size,word,mail\n"
    for row in 0..<150_000 {
      let amount = Double(Int.random(in: -5_000_000...90_000_000, using: &random)) / 1_000
      let size = Int.random(in: 0..<400, using: &random)
      let word = ["red", "green", "blue"].randomElement(using: &random) ?? ""
      let mail = Int.random(in: 0..<80_000, using: &random)
      text += "\(row),\(row % 12 == 0 ? "" : "\(amount)"),\(size),\(word),m\(mail)@mail.example\n"
    }
    return text
  }

  @Test func statisticsAreThoseOfDuckDBWithinTheirError() throws {
    let folder = try TemporaryFolder()
    try Self.rows.write(toFile: folder.path("rows.csv"), atomically: true, encoding: .utf8)
    let run = try PythonTools.pipeline.command("python").run(["-c", Self.script], in: folder.url)
    let exact = try JSONDecoder().decode([Exact].self, from: Data(run.stdout.utf8))
    let profiles = try profiles(folder)
    #expect(profiles.count == exact.count)
    for (profile, exact) in zip(profiles, exact) { try compare(profile, exact) }
    #expect(profiles.map { $0.isDistinctExact ?? false } == [true, true, true, true, false])
  }

  private func compare(_ profile: ColumnProfile, _ exact: Exact) throws {
    let distinct = Double(try #require(profile.distinct))
    let allowed = profile.isDistinctExact == true ? 0 : 4 * 0.0081 * Double(exact.distinct)
    #expect(abs(distinct - Double(exact.distinct)) <= allowed)
    #expect(profile.rows - profile.nulls == exact.values && profile.maximumLength == exact.longest)
    guard let mean = exact.mean, let quantiles = exact.quantiles, let deviation = exact.deviation
    else { return }
    #expect(isNear(profile.mean, mean, 1e-6) && isNear(profile.deviation, deviation, 1e-6))
    #expect(profile.minimum.flatMap(Double.init) == exact.minimum)
    #expect(profile.maximum.flatMap(Double.init) == exact.maximum)
    for (one, two) in zip(try #require(profile.quantiles), quantiles) {
      #expect(isNear(one, two, 1.0 / 512), "\(one) \(two)")
    }
  }

  private func isNear(_ one: Double?, _ two: Double, _ share: Double) -> Bool {
    one.map { abs($0 - two) <= share * abs(two) + 1e-4 } ?? false
  }

  private func profiles(_ folder: TemporaryFolder) throws -> [ColumnProfile] {
    let store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    _ = try Harvest(store: store, HarvestSettings(profile: ProfileSettings(today: nil))).run(
      ScanRequest(
        name: "src", address: try SourceAddress("csv:rows.csv", in: folder.url), folder: folder.url)
    )
    return try store.read { try $0.entities(.column) }.compactMap { entity in
      if case .column(let column) = entity.details {
        (column.position, column.profile)
      } else {
        nil
      }
    }.sorted { $0.0 < $1.0 }.compactMap(\.1)
  }
}
