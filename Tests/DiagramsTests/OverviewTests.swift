import Diagrams
import GroundworkModel
import TestSupport
import Testing

/// Pictures that leave detail to the picture of one thing.
@Suite struct OverviewTests {
  /// The music store with two more KPIs over one column: more than are drawn with their inputs.
  static let many: CatalogContent = {
    var content = MusicStore().content
    let origin = Origin(.stakeholder, "stakeholder/olga")
    for name in ["Orders", "Orders by day"] {
      let kpi = EntityID(.kpi, slug: name)
      let component = kpi.child(.component, "orders")
      content.insert(
        Entity(
          id: kpi, name: name, details: Metric(kind: .kpi, shape: .distinctCount).details,
          origin: origin))
      content.insert(
        Entity(
          id: component, name: "orders",
          details: Metric.Component(metric: kpi, slot: .key, role: "orders").details,
          origin: origin))
      content.insert(Link(kpi, .needs, component, origin: origin))
      content.insert(
        Link(component, .satisfiedBy, MusicStore.source("invoice", "invoice_id"), origin: origin))
      content.insert(
        Link(EntityID(.goal, slug: "Grow repeat revenue"), .measuredBy, kpi, origin: origin))
    }
    return content
  }()

  @Test func manyKPIsAreDrawnFromGoalsToSourceTables() throws {
    let diagram = try DiagramKind.trace.diagram(of: Self.many)
    #expect(diagram.nodes.allSatisfy { $0.ports.isEmpty })
    #expect(!diagram.nodes.contains { $0.id.hasPrefix("dataset/warehouse.") })
    #expect(Set(diagram.edges).count == diagram.edges.count)
    #expect(diagram.cut?.contains("picture of one KPI") == true)
    let invoice = diagram.nodes.first { $0.title == "invoice" }
    #expect(invoice?.lines == ["3 columns used"])
  }

  @Test func thePictureOfOneKPIHasItsInputsAndColumns() throws {
    let options = DiagramOptions(focus: EntityID(.kpi, slug: "Orders"))
    let diagram = try DiagramKind.trace.diagram(of: Self.many, options: options)
    #expect(diagram.nodes.first { $0.isFocus }?.ports.map(\.name) == ["orders"])
    #expect(diagram.edges.contains { $0.target.port == "invoice_id" })
  }

  @Test func aCalendarTellsItsFactsInWords() throws {
    var content = MusicStore().content
    let origin = Origin(.generator, "pipeline")
    let calendar = EntityID(.dataset, path: ["warehouse", "marts", "dim_date"])
    let fact = EntityID(.dataset, path: ["warehouse", "marts", "fct_invoice_line"])
    let details = Dataset(kind: .model, source: EntityID(.source, slug: "warehouse")).details
    content.insert(Entity(id: calendar, name: "dim_date", details: details, origin: origin))
    content.insert(LineageEdge(from: fact, to: calendar, transformation: .derived, origin: origin))
    let diagram = try DiagramKind.lineage.diagram(of: content)
    #expect(
      diagram.nodes.first { $0.id == calendar.rawValue }?.lines.contains("from 1 fact") == true)
    #expect(!diagram.edges.contains { $0.target.node == calendar.rawValue })
  }
}
