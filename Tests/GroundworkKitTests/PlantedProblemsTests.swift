import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import Profiling
import Scanners
import TestSupport
import Testing

/// Customers with problems planted in known numbers, made by a program beside the checkout; skipped where that is not.
@Suite struct PlantedProblemsTests {
  private static let bench = Checkout.shared?.appending(path: "bench")
  private static var isThere: Bool {
    bench.map { FileManager.default.fileExists(atPath: $0.path + "/gen_customers.py") } ?? false
  }

  /// The figures of the truth, by the finding that must have them.
  private struct Truth: Decodable {
    struct Dates: Decodable {
      let slashed: Int
      let dotted: Int
      enum CodingKeys: String, CodingKey {
        case slashed = "d/m/y"
        case dotted = "d.m.y"
      }
    }
    struct Times: Decodable {
      let iso_z: Int
      let epoch: Int
    }
    struct Issues: Decodable {
      let keys: Int
      let dates: Dates
      let impossible: Int
      let defaults: Int
      let times: Times
      let lowerCase: Int
      let unknown: Int
      let comma: Int
      let nan: Int
      let sentinel: Int
      let options: [String: Int]
      let status: [String: Int]
      let blank: Int
      let inverted: Int
      let broken: Int
      let zero: Int
      let addresses: Int
      enum CodingKeys: String, CodingKey {
        case keys = "customer_id.duplicate_keys"
        case dates = "birth_date.formats"
        case impossible = "birth_date.impossible_0000"
        case defaults = "birth_date.default_1900"
        case times = "signup_ts.formats"
        case lowerCase = "country_code.lower_case"
        case unknown = "country_code.unknown_XX"
        case comma = "balance.decimal_comma"
        case nan = "score.nan_text"
        case sentinel = "score.sentinel_-999"
        case options = "email_opt_in.spellings"
        case status = "status.spellings"
        case blank = "full_name.leading_space"
        case inverted = "full_name.inverted_upper"
        case broken = "email.broken_at"
        case zero = "postal_code.leading_zero"
        case addresses = "notes.embedded_email"
      }
    }
    let issues: Issues

    var findings: [String: Int] {
      [
        "customer_id.duplicates": issues.keys,
        "birth_date.mixed-formats": issues.dates.slashed + issues.dates.dotted,
        "birth_date.impossible-dates": issues.impossible,
        "birth_date.default-dates": issues.defaults,
        "signup_ts.mixed-timezone": issues.times.iso_z,
        "signup_ts.epoch-and-text": issues.times.epoch,
        "country_code.mixed-case": issues.lowerCase, "country_code.unknown-code": issues.unknown,
        "balance.mixed-formats": issues.comma, "score.nan-text": issues.nan,
        "score.sentinel-numbers": issues.sentinel,
        "email_opt_in.mixed-booleans": (issues.options["Y"] ?? 0) + (issues.options["no"] ?? 0),
        "status.mixed-case": issues.status["ACTIVE"] ?? 0,
        "status.stray-blanks": issues.status["active "] ?? 0,
        "status.placeholder-values": issues.status["N/A"] ?? 0,
        "full_name.stray-blanks": issues.blank, "full_name.unusual-form": issues.inverted,
        "email.unusual-form": issues.broken, "postal_code.leading-zeros": issues.zero,
        "notes.personal-in-text": issues.addresses,
      ]
    }
  }

  @Test(.enabled(if: isThere), arguments: [(10_000, "10k"), (100_000, "100k")])
  func allPlantedProblemsAreFoundAndNothingElse(rows: Int, name: String) throws {
    let bench = try #require(Self.bench)
    let folder = try TemporaryFolder()
    let text = try ExternalCommand.output(
      of: ["python3", bench.path + "/gen_customers.py", String(rows)])
    try text.write(toFile: folder.path("customers.csv"), atomically: true, encoding: .utf8)
    let truth = try JSONDecoder().decode(
      Truth.self, from: Data(contentsOf: bench.appending(path: "customers_truth_\(name).json")))
    let store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    let report = try Harvest(
      store: store, HarvestSettings(profile: ProfileSettings(today: "2026-06-01"))
    ).run(
      ScanRequest(
        name: "bench", address: try SourceAddress("csv:customers.csv", in: folder.url),
        folder: folder.url))
    let found = report.issues.filter { $0.kind != "missing" }.map {
      ("\($0.subject.segments.last ?? "").\($0.kind)", $0.count ?? 0)
    }
    #expect(Dictionary(uniqueKeysWithValues: found) == truth.findings)
  }
}
