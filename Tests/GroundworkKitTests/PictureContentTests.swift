import CatalogStore
import Diagrams
import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

/// A picture made from what the store reads for it is the picture made from everything; of a large catalog it holds the
/// budgeted neighbourhood, and counts the rest.
@Suite struct PictureContentTests {
  private func store(_ content: CatalogContent, in folder: TemporaryFolder) throws -> CatalogStore {
    let store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    try store.write(by: "test", because: "test") { try $0.save(content) }
    return store
  }

  private func text(_ diagram: Diagram) -> String { DOTWriter.write(diagram) }

  @Test(arguments: DiagramKind.allCases)
  func aSmallCatalogIsDrawnAsItIs(_ kind: DiagramKind) throws {
    let folder = try TemporaryFolder()
    let store = try store(MusicStore().content, in: folder)
    try store.read { reader in
      let picture = try PictureContent(kind, DiagramOptions(), in: reader)
      let drawn = try kind.diagram(of: picture.content, options: picture.options)
      let expected = try kind.diagram(of: reader.content())
      #expect(text(drawn) == text(expected))
      #expect(drawn.total == expected.total)
    }
  }

  @Test(arguments: [
    (DiagramKind.lineage, "dataset/warehouse.marts.fct_invoice_line"),
    (.columnLineage, "column/warehouse.marts.fct_invoice_line.net_amount"),
    (.er, "dataset/music.invoice"), (.trace, "kpi/average-order-value"),
  ])
  func aFocusShowsTheSameNodesAndEdges(_ kind: DiagramKind, _ focus: String) throws {
    let folder = try TemporaryFolder()
    let store = try store(MusicStore().content, in: folder)
    let options = DiagramOptions(focus: EntityID(focus))
    try store.read { reader in
      let picture = try PictureContent(kind, options, in: reader)
      let drawn = try kind.diagram(of: picture.content, options: picture.options)
      let expected = try kind.diagram(of: reader.content(), options: options)
      #expect(drawn.nodes.map(\.id) == expected.nodes.map(\.id))
      #expect(drawn.edges == expected.edges)
    }
  }

  /// Two systems of 100 tables, the first in two schemas; every table feeds one model of the other.
  private var wide: CatalogContent {
    var content = CatalogContent()
    let origin = Origin(.scan, "test")
    for system in ["shop", "lake"] {
      let source = EntityID(.source, slug: system)
      content.insert(
        Entity(
          id: source, name: system, details: SourceSystem(technology: "PostgreSQL").details,
          origin: origin))
      for number in 0..<100 {
        let schema = system == "shop" && number % 2 == 1 ? "sales" : "public"
        let id = EntityID(.dataset, path: [system, schema, "t\(number)"])
        content.insert(
          Entity(
            id: id, name: "t\(number)", details: Dataset(kind: .table, source: source).details,
            origin: origin))
      }
    }
    for number in 0..<100 {
      let schema = number % 2 == 1 ? "sales" : "public"
      content.insert(
        LineageEdge(
          from: EntityID(.dataset, path: ["shop", schema, "t\(number)"]),
          to: EntityID(.dataset, path: ["lake", "public", "t\(number / 10)"]),
          transformation: number % 3 == 0 ? .aggregated : .identity, origin: origin))
    }
    return content
  }

  @Test func aLargeCatalogIsCutToTheBudgetAndTheRestIsCounted() throws {
    let folder = try TemporaryFolder()
    let store = try store(wide, in: folder)
    let options = DiagramOptions(maximumNodes: 20)
    let picture = try store.read { try PictureContent(.lineage, options, in: $0) }
    #expect(picture.content.entities(.dataset).count <= 60)
    let diagram = try DiagramKind.lineage.diagram(of: picture.content, options: picture.options)
    #expect(diagram.nodes.count <= 20)
    #expect(diagram.total == 110)
    let folded = diagram.nodes.filter { $0.role == .group }
      .compactMap { Int($0.title.dropFirst().prefix { $0.isNumber }) }.reduce(0, +)
    #expect(diagram.shown + folded == 110)
  }

  @Test func schemasOfOneSystemStandInBoxesOfTheirOwn() throws {
    let diagram = try DiagramKind.lineage.diagram(
      of: wide, options: DiagramOptions(maximumNodes: 200))
    #expect(
      diagram.clusters.map(\.title) == [
        "lake (PostgreSQL)", "shop (PostgreSQL) · public", "shop (PostgreSQL) · sales",
      ])
    #expect(Set(diagram.edges.map(\.style)) == [.aggregated, .identity])
  }
}
