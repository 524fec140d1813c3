import Foundation
import GroundworkModel
import TestSupport
import Testing

/// `catalog export` and `catalog import`, as a person types them.
@Suite struct ExchangeCommandTests {
  let shop: CommandCatalog

  init() throws { shop = try CommandCatalog() }

  @Test func exportImportExportGivesTheSameBytes() throws {
    #expect(
      try shop.catalog("describe", "shop.orders", "What\nwas: bought", "--owner", "ada").exit == 0)
    #expect(try shop.catalog("tag", "orders.total", "golden").exit == 0)
    #expect(try shop.catalog("export", "--format", "yaml", "first").exit == 0)
    #expect(try shop.catalog("import", "first", "--catalog", "copy.sqlite").exit == 0)
    #expect(try shop.catalog("export", "second", "--catalog", "copy.sqlite").exit == 0)
    let diff = try BuiltCommand(program: "/usr/bin/diff").run(
      "-r", "first", "second", in: shop.folder.url)
    #expect(diff.exit == 0, "\(diff)")
    #expect(try shop.catalog("diff", "--from", "copy.sqlite").exit == 0)
  }

  @Test func exportingAgainWritesNothing() throws {
    #expect(
      try shop.catalog("export", "out").stderr
        == "4 files in `out`: 4 written, 0 removed, 0 unchanged\n")
    #expect(
      try shop.catalog("export", "out").stderr
        == "4 files in `out`: 0 written, 0 removed, 4 unchanged\n")
  }

  @Test func aFaultyFolderIsReportedWithPlacesAndNothingIsImported() throws {
    #expect(try shop.catalog("export", "out").exit == 0)
    let path = shop.folder.path("out/data/shop/orders.yaml")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("type: text", with: "type: txet", maxReplacements: 1)
      .write(toFile: path, atomically: true, encoding: .utf8)
    let output = try shop.catalog("import", "out", "--catalog", "copy.sqlite")
    #expect(output.exit == 1, "\(output)")
    #expect(
      output.stderr.hasPrefix("out/data/shop/orders.yaml:20:13: error[yaml]: `txet` is not one of"),
      "\(output)")
    #expect(output.stderr.contains("1 problems, nothing imported"), "\(output)")
    #expect(try shop.catalog("list", "--catalog", "copy.sqlite").exit == 1)
  }

  @Test func aFolderWithOtherThingsIsLeftAlone() throws {
    let output = try shop.catalog("export", ".")
    #expect(output.exit == 2 && output.stderr.contains("holds other files"), "\(output)")
    let missing = try shop.catalog("import", "nowhere")
    #expect(missing.exit == 2 && missing.stderr.contains("no folder `nowhere`"), "\(missing)")
  }
}
