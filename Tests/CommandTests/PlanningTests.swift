import CatalogStore
import Foundation
import GroundworkModel
import TestSupport
import Testing

/// `scaffold plan` and `scaffold brief`, run as a person runs them.
@Suite struct PlanningTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    let shop = MusicStore(isGenerated: false).content
    try store.write(by: "test", because: "test") { try $0.save(shop) }
  }

  private func plan(_ arguments: String...) throws -> CommandOutput {
    try BuiltCommand.scaffold.run(["plan"] + arguments, in: folder.url)
  }

  @Test func aPlanIsRecordedWithADecisionPagePerChoice() throws {
    let output = try plan("--accept", "0.6")
    #expect(output.exit == 0, "\(output)")
    #expect(output.stdout.hasPrefix("answerable KPIs "), "\(output)")
    let page = try String(
      contentsOfFile: folder.path("decisions/0001-processing-style.md"), encoding: .utf8)
    #expect(page.contains("## Options"))
    let again = try plan("--accept", "0.6")
    #expect(again.stderr.contains("nothing has changed since the last plan"), "\(again)")
    #expect(again.stdout == output.stdout)
  }

  @Test func aDryRunRecordsNothing() throws {
    let output = try plan("--dry-run", "--format", "markdown")
    #expect(output.exit == 0 && output.stdout.hasPrefix("# Plan"), "\(output)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("decisions")))
    #expect(try plan().stderr.contains("recorded: "))
  }

  @Test func thePlanIsReadByOtherPrograms() throws {
    struct Report: Decodable {
      struct KPI: Decodable { var id: String, verdict: String }
      var headline: String
      var kpis: [KPI]
    }
    let output = try plan("--dry-run", "--format", "json")
    let report = try JSONDecoder().decode(Report.self, from: Data(output.stdout.utf8))
    #expect(report.kpis.count == 5 && report.headline.hasPrefix("answerable"), "\(output)")
  }

  @Test func aMistypedPinIsToldWithWhatWasMeant() throws {
    let missing = try plan("--map", "component/nothing=invoice.total")
    #expect(missing.exit == 2 && missing.stderr.contains("help:"), "\(missing)")
    let malformed = try plan("--map", "revenue")
    #expect(malformed.exit == 2 && malformed.stderr.contains("is not a mapping"), "\(malformed)")
    let outside = try plan("--accept", "7")
    #expect(outside.exit == 64, "\(outside)")
  }

  @Test func aCatalogWithoutKPIsIsAFinding() throws {
    let empty = try TemporaryFolder()
    _ = try CatalogStore(
      path: empty.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    let output = try BuiltCommand.scaffold.run("plan", in: empty.url)
    #expect(output.exit == 1 && output.stderr.contains("scaffold interview"), "\(output)")
  }

  @Test func theBriefKeepsWhatSomebodyWroteIntoIt() throws {
    _ = try plan("--accept", "0.6")
    let first = try BuiltCommand.scaffold.run("brief", in: folder.url)
    #expect(first.exit == 0 && first.stdout == "brief/README.md\n", "\(first)")
    let file = folder.path("brief/README.md")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let note = "\nMy own remark.\n"
    try (text + note).write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try BuiltCommand.scaffold.run("brief", in: folder.url).exit == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text + note)
    let printed = try BuiltCommand.scaffold.run("brief", "--print", in: folder.url)
    #expect(printed.stdout == text)
  }
}
