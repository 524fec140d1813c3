import Foundation
import TestSupport
import Testing

@Suite struct ScanTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try ExternalCommand.output(
      of: ["sqlite3", folder.path("shop.db")],
      input:
        "CREATE TABLE customer (id INTEGER PRIMARY KEY); CREATE TABLE city (id INTEGER PRIMARY KEY);"
    )
  }

  private func scan(_ arguments: String...) throws -> CommandOutput {
    try BuiltCommand.catalog.run(["scan"] + arguments, in: folder.url)
  }

  @Test func aScanSaysWhatItFoundAndASecondOneThatNothingChanged() throws {
    let first = try scan("shop.db")
    #expect(first.exit == 0 && first.stdout.contains("+ dataset/shop.customer"), "\(first)")
    let second = try scan()
    #expect(second.exit == 0 && second.stdout.contains("nothing changed"), "\(second)")
  }

  @Test func nothingToScanIsSaidWithWhatToType() throws {
    let output = try scan()
    #expect(output.exit == 2 && output.stderr.contains("help: name one"), "\(output)")
  }

  @Test func aSourceThatCannotBeReadDoesNotStopTheOthers() throws {
    try
      "name: x\nsources:\n  - name: gone\n    location: sqlite:gone.db\n  - name: shop\n    location: sqlite:shop.db\n"
      .write(toFile: folder.path("groundwork.yaml"), atomically: true, encoding: .utf8)
    let output = try scan()
    #expect(output.exit == 1, "\(output)")
    #expect(output.stderr.contains("source `gone`") && output.stdout.contains("source/shop"))
  }

  @Test func aNewAddressIsAddedToTheSettingsAndKeepsItsName() throws {
    try "name: x # mine\n".write(
      toFile: folder.path("groundwork.yaml"), atomically: true, encoding: .utf8)
    _ = try scan("shop.db", "--name", "web")
    let text = try String(contentsOfFile: folder.path("groundwork.yaml"), encoding: .utf8)
    #expect(text == "name: x # mine\nsources:\n  - name: web\n    location: sqlite:shop.db\n")
    #expect(try scan("./shop.db").stdout.contains("source/web"))
  }

  @Test func patternsNarrowAScan() throws {
    let output = try scan("shop.db", "--exclude", "c?ty")
    #expect(output.stdout.contains("1 dataset,") && !output.stdout.contains("shop.city"))
  }

  @Test func jsonIsForPrograms() throws {
    let output = try scan("shop.db", "--format", "json", "--no-profile")
    let object = try JSONSerialization.jsonObject(with: Data(output.stdout.utf8)) as? [String: Any]
    let sources = try #require(object?["sources"] as? [[String: Any]])
    #expect(sources.first?["datasets"] as? Int == 2)
  }
}
