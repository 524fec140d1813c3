import Foundation
import GroundworkModel
import Templating
import TestSupport
import Testing

@testable import GroundworkKit

@Suite struct BriefTests {
  /// A small shop: a goal, a decision, four KPIs of which one is blocked, a conflict, dirt and personal data.
  private static func story(_ twist: String = "") throws -> CatalogContent {
    var sketch = CatalogSketch.shop(CatalogSketch.chinookTables)
    let scrap = sketch.kpi(
      "Scrap rate" + twist, .ratio,
      ["numerator scrap.cost sum", "denominator order.net_amount sum"]
    ) { $0.definition = "Scrap cost divided by revenue." + twist }
    let said = Origin(.stakeholder, "stakeholder/ada", reference: "Q1.1")
    let ada = EntityID(.stakeholder, slug: "ada")
    let ben = EntityID(.stakeholder, slug: "ben")
    var person = Stakeholder(role: .manager)
    person.unit = "Sales" + twist
    for (id, name) in [(ada, "Ada"), (ben, "Ben")] {
      sketch.entities.append(Entity(id: id, name: name, details: person.details, origin: said))
    }
    var goal = Goal(statement: "Customers buy more often" + twist)
    goal.baseline = 21
    goal.target = 30
    goal.unit = "%"
    let goalID = EntityID(.goal, slug: "repeat")
    sketch.entities.append(
      Entity(
        id: goalID, name: "Repeat revenue" + twist, owner: ada.rawValue, details: goal.details,
        origin: said))
    var decision = Decision(statement: "Whom to write to" + twist)
    decision.options = ["everybody", "lapsed buyers" + twist]
    decision.cadence = "weekly"
    decision.trigger = .event
    decision.latencyTolerance = .hours(8)
    let decisionID = EntityID(.decision, slug: "newsletter")
    sketch.entities.append(
      Entity(id: decisionID, name: "Newsletter", details: decision.details, origin: said))
    sketch.links.append(Link(goalID, .informedBy, decisionID, origin: said))
    sketch.links.append(Link(goalID, .measuredBy, scrap, origin: said))
    sketch.links.append(
      Link(decisionID, .uses, EntityID(.kpi, slug: "Revenue"), origin: said))
    let conflict = Conflict(
      question: "Q3.8", subject: nil,
      positions: [
        .init(stakeholder: ada, statement: "today 21" + twist),
        .init(stakeholder: ben, statement: "today 17"),
      ])
    sketch.entities.append(
      Entity(
        id: EntityID(.conflict, slug: "today"), name: "Revenue: target", details: conflict.details,
        origin: said))
    return Planned.content(sketch.content)
  }

  private enum Planned {
    static func content(_ content: CatalogContent) -> CatalogContent {
      let planner = try? Planner.load(from: AssetLocator(root: Checkout.root))
      return planner?.plan(content, wishes: Planner.Wishes(accept: 0.6)).content ?? content
    }
  }

  @Test func theBriefIsAsReviewed() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/brief.md")
    let text = Brief(try Self.story(), withPictures: false).text
    let expected = try? String(contentsOf: file, encoding: .utf8)
    if expected == nil || ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(text == expected, "run with UPDATE_SNAPSHOTS=1 and look at the difference")
  }

  @Test func theBriefIsTheSameWhateverTheOrderOfTheCatalog() throws {
    let content = try Self.story()
    let turned = CatalogContent(
      entities: content.entities.values.sorted { $1.id < $0.id }, links: content.links.reversed(),
      classifications: content.classifications.values.flatMap { $0 })
    #expect(Brief(turned, withPictures: false).text == Brief(content, withPictures: false).text)
  }

  @Test func picturesStandBesideTheDocumentAndAreNamedInIt() throws {
    let files = Brief(try Self.story()).files()
    let page = try #require(files.first { $0.path == "README.md" }).content
    let pictures = files.filter { $0.path.hasSuffix(".svg") }
    #expect(pictures.map(\.path).contains("er.svg"))
    for picture in pictures {
      #expect(page.contains("](\(picture.path))"), "\(picture.path)")
      #expect(picture.content.contains("<svg"))
    }
    for (one, other) in zip(files, Brief(try Self.story()).files()) {
      #expect(one.content == other.content, "\(one.path)")
    }
  }

  @Test(arguments: [
    "| cell |\n## Not a heading", "<script>alert(1)</script>", "[link](javascript:x) ![p](y.png)",
    "`code` ``` fence", "\n- item\n1. one\n---\n> quote", "*bold* _it_ ~~gone~~ \\ & &lt; $x$",
  ])
  func noNameOrAnswerBreaksTheDocument(_ twist: String) throws {
    let plain = Brief(try Self.story(), withPictures: false).text
    let twisted = Brief(try Self.story(twist), withPictures: false).text
    func shape(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        let bars = line.replacing("\\|", with: "").count { $0 == "|" }
        let kind = line.first.map { "#|-!1".contains($0) ? String($0) : "text" } ?? "empty"
        return kind == "|" ? "row of \(bars)" : kind
      }
    }
    #expect(shape(twisted) == shape(plain))
    #expect(!twisted.contains("<script"))
    #expect(!twisted.replacing("\\]", with: "").contains("](javascript"))
  }

  @Test func anEmptyCatalogHasABriefThatSaysWhatToDo() {
    let text = Brief(CatalogContent(), withPictures: false).text
    #expect(text.contains("Talk to a stakeholder: `scaffold interview`"))
    #expect(!text.contains("| --- |\n\n"))
  }

  @Test func wholeNumbersHaveNoFractionAndThousandsAreGrouped() {
    #expect(Figures.plain(1_234_567.5) == "1,234,567.5")
    #expect(Figures.plain(21) == "21")
    #expect(Figures.plain(-0.125) == "−0.125")
    #expect(Figures.grouped(999) == "999")
    #expect(Figures.count(1, "gap") == "1 gap")
    #expect(Figures.count(2, "query") == "2 queries")
    #expect(Figures.count(2, "survey") == "2 surveys")
  }
}
