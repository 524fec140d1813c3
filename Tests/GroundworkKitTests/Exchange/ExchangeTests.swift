import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

@Suite struct ExchangeTests {
  private func store(in folder: TemporaryFolder, _ name: String = "catalog.sqlite") throws
    -> CatalogStore
  {
    try CatalogStore(
      path: folder.path(name), schema: Checkout.root.appending(path: "catalog/schema").path,
      mode: .create)
  }

  @Test(arguments: UInt64(1)...12)
  func whatIsExportedAndImportedIsTheSameAndExportsTheSameBytesWithSeed(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let original = try store(in: folder)
    try original.write(by: "test", because: "test") { try $0.save(.random(seed: seed)) }
    let content = try original.read { try $0.content() }
    let files = try CatalogExport(content).files
    let read = CatalogImport(files, folder: "export")
    #expect(read.diagnostics.map(\.description) == [], "seed \(seed)")
    let copy = try store(in: folder, "copy.sqlite")
    let report = try copy.write(by: "test", because: "import") { try $0.importing(read.content) }
    #expect(report.updated == 0 && report.unchanged == 0, "seed \(seed)")
    let copied = try copy.read { try $0.content() }
    #expect(copied.entities == content.entities, "seed \(seed)")
    #expect(copied.answers == content.answers, "seed \(seed)")
    #expect(try CatalogDifference(from: content, to: copied).changes.isEmpty, "seed \(seed)")
    #expect(try CatalogExport(copied).files == files, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...3)
  func importingAgainChangesNothingWithSeed(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let original = try store(in: folder)
    try original.write(by: "test", because: "test") { try $0.save(.random(seed: seed)) }
    let files = try CatalogExport(try original.read { try $0.content() }).files
    let read = CatalogImport(files, folder: "export")
    let report = try original.write(by: "test", because: "import") {
      try $0.importing(read.content)
    }
    #expect(report.created == 0 && report.updated == 0 && report.answers == 0, "seed \(seed)")
  }

  @Test func aDatasetIsOneFileThatReadsWell() throws {
    let files = try CatalogExport(SmallCatalog.content).files
    #expect(
      files.map(\.path) == [
        "catalog.yaml", "data/shop/orders.yaml", "goal.yaml", "kpi.yaml", "link.yaml",
        "source.yaml",
      ])
    #expect(
      files[1].text == """
        id: dataset/shop.orders
        name: orders
        description: |-
          What was bought.
          One row per order.
        status: confirmed
        details:
          foreignKeys: []
          indexes: []
          kind: table
          source: source/shop
          uniqueKeys: []
        origin:
          actor: source/shop
          kind: scan
        columns:
          - name: total
            status: confirmed
            details:
              isNullable: true
              nativeType: TEXT
              position: 1
              type: text
            classifications:
              - category: money
                sensitivity: internal
                confidence: 0.5
                verdict: proposed
                evidence:
                  - the name

        """)
  }

  @Test(arguments: [
    ("kpi.yaml", "id: kpi/revenue", "id: kip/revenue", "kpi.yaml:1:7: error[unknown-kind]"),
    ("kpi.yaml", "id: kpi/revenue", "id: revenue", "kpi.yaml:1:7: error[bad-id]"),
    ("kpi.yaml", "shape: S", "shape: Q", "kpi.yaml:10:12: error[yaml]"),
    ("kpi.yaml", "shape: S", "shape: S\n    colour: red", "kpi.yaml:11:13: error[unknown-field]"),
    ("kpi.yaml", "status:", "statsu:", "kpi.yaml:3:11: error[unknown-field]"),
    ("link.yaml", "kpi/revenue", "kpi/profit", "link.yaml:1:3: error[dangling-reference]"),
    ("link.yaml", "measured-by", "informed-by", "link.yaml:1:3: error[link-not-allowed]"),
    (
      "data/shop/orders.yaml", "source/shop\n  u", "source/sho\n  u",
      "orders.yaml:1:1: error[dangling-reference]"
    ),
    ("goal.yaml", "- id:", "- id:  [", "goal.yaml:"),
    ("catalog.yaml", "version: 1", "version: 9", "catalog.yaml:1:1: error[unknown-format]"),
  ])
  func aFaultIsReportedWithItsPlace(
    _ path: String, _ right: String, _ wrong: String, _ message: String
  ) throws {
    var files = try CatalogExport(SmallCatalog.content).files
    let index = try #require(files.firstIndex { $0.path == path })
    #expect(files[index].text.contains(right), "\(files[index].text)")
    files[index].text = files[index].text.replacing(right, with: wrong, maxReplacements: 1)
    let messages = CatalogImport(files, folder: "export").diagnostics.map(\.description)
    #expect(messages.contains { $0.contains(message) }, "\(messages)")
  }

  @Test func anIDThatStandsTwiceIsReportedWithBothPlaces() throws {
    var files = try CatalogExport(SmallCatalog.content).files
    let goal = try #require(files.first { $0.path == "goal.yaml" })
    files.append(ExchangeFile(path: "more.yaml", text: goal.text))
    let messages = CatalogImport(files, folder: "export").diagnostics.map(\.description)
    #expect(
      messages == [
        "export/more.yaml:1:3: error[duplicate-id]: `goal/grow` stands twice\n"
          + "help: it stands first at export/goal.yaml:1:3"
      ])
  }

  @Test func aFolderKeepsUnchangedFilesAndLosesStaleOnes() throws {
    let folder = try TemporaryFolder()
    let exchange = ExchangeFolder(path: folder.path("out"))
    var files = try CatalogExport(SmallCatalog.content).files
    #expect(try exchange.write(files) == (6, 0))
    files.removeAll { $0.path == "link.yaml" }
    #expect(try exchange.write(files) == (0, 1))
    #expect(try exchange.read() == files)
    try "mine".write(toFile: folder.path("note.txt"), atomically: true, encoding: .utf8)
    #expect(throws: ExchangeError.folderInUse(path: folder.url.path)) {
      try ExchangeFolder(path: folder.url.path).write(files)
    }
  }

  @Test func pathsThatDifferInCaseOnlyGetFilesOfTheirOwn() throws {
    let names = ["Orders", "orders", "ORDERS", "a:b", String(repeating: "x", count: 300)]
    let origin = Origin(.person, "ada")
    let source = EntityID(.source, slug: "shop")
    let content = CatalogContent(
      entities: names.map { name in
        Entity(
          id: EntityID(.dataset, path: ["shop", name]), name: name,
          details: .dataset(Dataset(kind: .table, source: source)), origin: origin)
      } + [
        Entity(
          id: source, name: "shop", details: .source(SourceSystem(technology: "csv")),
          origin: origin)
      ])
    let files = try CatalogExport(content).files
    #expect(Set(files.map { $0.path.lowercased() }).count == 7)
    #expect(files.allSatisfy { $0.path.utf8.count < 200 && !$0.path.contains(":") })
    #expect(CatalogImport(files, folder: "x").content.entities == content.entities)
  }
}

/// A goal, its KPI, and a table.
private enum SmallCatalog {
  static let content: CatalogContent = {
    let ada = Origin(.person, "ada")
    let scan = Origin(.scan, "source/shop")
    let goal = Entity(
      id: EntityID(.goal, slug: "grow"), name: "Grow", details: .goal(Goal(statement: "Grow")),
      origin: ada)
    let kpi = Entity(
      id: EntityID(.kpi, slug: "revenue"), name: "Revenue",
      details: .kpi(Metric(kind: .kpi, shape: .sum)), origin: ada)
    let source = Entity(
      id: EntityID(.source, slug: "shop"), name: "shop",
      details: .source(SourceSystem(technology: "sqlite")), origin: scan)
    let dataset = Entity(
      id: EntityID(.dataset, path: ["shop", "orders"]), name: "orders",
      description: "What was bought.\nOne row per order.", status: .confirmed,
      details: .dataset(Dataset(kind: .table, source: source.id)), origin: scan)
    let column = Entity(
      id: dataset.id.child(.column, "total"), name: "total", status: .confirmed,
      details: .column(
        Dataset.Column(dataset: dataset.id, position: 1, nativeType: "TEXT", type: .text)),
      origin: scan)
    return CatalogContent(
      entities: [goal, kpi, source, dataset, column],
      links: [Link(goal.id, .measuredBy, kpi.id, origin: ada)],
      classifications: [
        Classification(
          column: column.id, category: "money", sensitivity: .internal, confidence: 0.5,
          evidence: ["the name"], origin: scan)
      ])
  }()
}
