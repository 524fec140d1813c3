import Diagrams
import Foundation
import GroundworkModel
import TestSupport
import Testing

@Suite struct BudgetTests {
  /// A source of 200 tables in a chain of references, fed into as many models.
  static let wide: CatalogContent = {
    var content = CatalogContent()
    let origin = Origin(.scan, "source/wide")
    let source = EntityID(.source, slug: "wide")
    content.insert(
      Entity(
        id: source, name: "wide", details: SourceSystem(technology: "sqlite").details,
        origin: origin))
    for number in 0..<200 {
      var dataset = Dataset(kind: .table, source: source)
      let name = "table_\(number)"
      let id = EntityID(.dataset, path: ["wide", name])
      dataset.primaryKey = .init(columns: ["id"])
      if number > 0 {
        dataset.foreignKeys = [
          .init(
            columns: ["parent_id"],
            target: EntityID(.dataset, path: ["wide", "table_\(number / 3)"]), targetColumns: ["id"]
          )
        ]
      }
      content.insert(Entity(id: id, name: name, details: dataset.details, origin: origin))
      for (position, column) in ["id", "parent_id", "email"].enumerated() {
        let details = Dataset.Column(
          dataset: id, position: position + 1, nativeType: "integer", type: .integer)
        content.insert(
          Entity(
            id: id.child(.column, column), name: column, details: details.details, origin: origin))
      }
      let raw = EntityID(.dataset, path: ["warehouse", "raw", "wide__\(name)"])
      content.insert(
        Entity(
          id: raw, name: "wide__\(name)", details: Dataset(kind: .model, source: source).details,
          origin: origin))
      content.insert(LineageEdge(from: id, to: raw, transformation: .identity, origin: origin))
    }
    return content
  }()

  private func folded(_ diagram: Diagram) -> Int {
    diagram.nodes.filter { $0.role == .group }
      .compactMap { Int($0.title.dropFirst().prefix { $0.isNumber }) }.reduce(0, +)
  }

  @Test(arguments: [DiagramKind.er, .lineage], [2, 10, 40])
  func whatDoesNotFitIsFoldedAndCounted(_ kind: DiagramKind, _ budget: Int) throws {
    let diagram = try kind.diagram(of: Self.wide, options: DiagramOptions(maximumNodes: budget))
    #expect(diagram.nodes.count <= budget)
    #expect(diagram.isTruncated)
    #expect(diagram.total == (kind == .er ? 200 : 400))
    #expect(diagram.shown + folded(diagram) == diagram.total)
    let ids = Set(diagram.nodes.map(\.id))
    #expect(
      diagram.edges.allSatisfy { ids.contains($0.source.node) && ids.contains($0.target.node) })
  }

  @Test func aFoldedPictureIsTheSameEveryTimeAndCanBeLookedAt() throws {
    let first = try DiagramKind.er.diagram(of: Self.wide)
    #expect(try DiagramKind.er.diagram(of: Self.wide) == first)
    let picture = try GraphvizRenderer.render(DOTWriter.write(first), as: .png)
    #expect(picture.warnings == [])
    try RenderingTests.keep(picture.data, "budget-er.png")
    let lineage = try DiagramKind.lineage.diagram(of: Self.wide)
    try RenderingTests.keep(
      try GraphvizRenderer.render(DOTWriter.write(lineage), as: .png).data, "budget-lineage.png")
  }

  @Test func aFocusShowsItsNeighboursToTheDepthAsked() throws {
    let focus = EntityID(.dataset, path: ["wide", "table_3"])
    let options = DiagramOptions(focus: focus, depth: 1)
    let diagram = try DiagramKind.er.diagram(of: Self.wide, options: options)
    #expect(
      diagram.nodes.map(\.title).sorted() == [
        "table_1", "table_10", "table_11", "table_3", "table_9",
      ])
    #expect(diagram.nodes.first { $0.isFocus }?.id == focus.rawValue)
    #expect(diagram.total == 200)
  }

  @Test func aFocusIsNeverFolded() throws {
    let focus = EntityID(.dataset, path: ["wide", "table_199"])
    let options = DiagramOptions(focus: focus, depth: .max, maximumNodes: 5)
    let diagram = try DiagramKind.er.diagram(of: Self.wide, options: options)
    #expect(diagram.nodes.contains { $0.id == focus.rawValue && $0.isFocus })
    #expect(diagram.nodes.count <= 5)
  }

  @Test func aFlowIsFollowedOnlyTheWayAsked() throws {
    let focus = EntityID(.dataset, path: ["warehouse", "marts", "fct_invoice_line"])
    var options = DiagramOptions(focus: focus)
    options.followsUpstream = false
    let diagram = try DiagramKind.lineage.diagram(of: MusicStore().content, options: options)
    #expect(
      diagram.nodes.map(\.title).sorted() == [
        "fct_invoice_line", "kpi_active_customers", "kpi_average_order_value",
        "kpi_revenue_per_month",
      ])
  }

  @Test func aFocusThatThePictureDoesNotShowIsRefused() {
    let options = DiagramOptions(focus: EntityID(.goal, slug: "none"))
    #expect(throws: DiagramError.self) {
      try DiagramKind.er.diagram(of: Self.wide, options: options)
    }
  }
}
