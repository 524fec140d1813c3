import CatalogStore
import Foundation
import GroundworkModel
import TestSupport
import Testing

/// `trace`, `why`, `impact`, `lineage` and `diagram` as a person runs them.
@Suite struct SeeingTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    let content = MusicStore().content
    let order: [EntityKind] = [.source, .dataset, .column, .pipeline, .kpi]
    let entities = content.entities.values.sorted { left, right in
      let ranks = [left, right].map { order.firstIndex(of: $0.kind) ?? order.count }
      return (ranks[0], left.id) < (ranks[1], right.id)
    }
    try store.write(by: "test", because: "test") { writer in
      for entity in entities { try writer.save(entity) }
      for link in content.links { try writer.save(link) }
      for edge in content.edges { try writer.save(edge) }
      for one in content.classifications.values.joined() { try writer.save(one) }
    }
  }

  @Test func whyNamesTheGoalOfAMartColumn() throws {
    let output = try BuiltCommand.catalog.run("why", "fct_invoice_line.net_amount", in: folder.url)
    #expect(output.exit == 0, "\(output)")
    #expect(output.stdout.contains("measures goal *Grow repeat revenue*"), "\(output)")
    #expect(output.stdout.contains("music.invoice_line.unit_price →"), "\(output)")
  }

  @Test func whyOfAColumnNobodyAskedForEndsWithOne() throws {
    let output = try BuiltCommand.catalog.run("why", "employee.birth_date", in: folder.url)
    #expect(output.exit == 1 && output.stdout.isEmpty, "\(output)")
    #expect(output.stderr.contains("help: "), "\(output)")
  }

  @Test func aNameThatCouldBeSeveralThingsIsRefused() throws {
    let output = try BuiltCommand.catalog.run("trace", "email", in: folder.url)
    #expect(output.exit == 2 && output.stdout.isEmpty, "\(output)")
    #expect(output.stderr.contains("could be"), "\(output)")
  }

  @Test func aChangeIsJudgedBeforeItIsMade() throws {
    let column = "music.invoice_line.unit_price"
    let drop = try BuiltCommand.catalog.run("impact", column, "--what-if", "drop", in: folder.url)
    #expect(drop.exit == 0, "\(drop)")
    #expect(drop.stdout.contains("breaks  goal/grow-repeat-revenue"), "\(drop)")
    let wider = try BuiltCommand.catalog.run(
      "impact", column, "--what-if", "type:numeric(38,9)", "--format", "json", in: folder.url)
    #expect(wider.exit == 0 && !wider.stdout.contains("\"breaks\""), "\(wider)")
    let table = try BuiltCommand.catalog.run(
      "impact", "dataset/music.album", "--what-if", "null", in: folder.url)
    #expect(table.exit == 64 && table.stderr.contains("is about a column"), "\(table)")
  }

  @Test(arguments: [
    ["trace", "goal/grow-repeat-revenue"], ["why", "fct_invoice_line.net_amount"],
    ["impact", "music.invoice_line.unit_price"], ["lineage", "fct_invoice_line.net_amount"],
    ["lineage", "dataset/warehouse.marts.fct_invoice_line", "--columns", "--up", "--depth", "1"],
  ])
  func everyAnswerComesAsJSONThatSaysHowMuchItShows(_ arguments: [String]) throws {
    let output = try BuiltCommand.catalog.run(arguments + ["--format", "json"], in: folder.url)
    #expect(output.exit == 0, "\(output)")
    _ = try JSONSerialization.jsonObject(with: Data(output.stdout.utf8))
    for key in ["\"shown\"", "\"total\"", "\"truncated\""] {
      #expect(output.stdout.contains(key), "\(key)")
    }
    let again = try BuiltCommand.catalog.run(arguments + ["--format", "json"], in: folder.url)
    #expect(again.stdout == output.stdout)
  }

  @Test func impactIsATableInMarkdown() throws {
    let output = try BuiltCommand.catalog.run(
      "impact", "music.invoice_line.unit_price", "--format", "markdown", in: folder.url)
    #expect(output.stdout.contains("| kind | what | owner | path |"), "\(output)")
    #expect(output.stdout.contains("| goal | `goal/grow-repeat-revenue`"), "\(output)")
  }

  @Test func lineageIsPrintedAsATreeAndDrawn() throws {
    let text = try BuiltCommand.catalog.run(
      "lineage", "fct_invoice_line.net_amount", "--up", in: folder.url)
    #expect(text.stdout.contains("└─ from column/music.invoice_line.unit_price"), "\(text)")
    let picture = try BuiltCommand.catalog.run(
      "lineage", "fct_invoice_line.net_amount", "--format", "svg", "--out", "l.svg",
      in: folder.url)
    #expect(picture.exit == 0, "\(picture)")
    let svg = try String(contentsOfFile: folder.path("l.svg"), encoding: .utf8)
    #expect(svg.contains(">net_amount<"))
  }

  @Test(arguments: ["architecture", "lineage", "column-lineage", "er", "star", "trace"])
  func everyDiagramIsDrawn(_ kind: String) throws {
    let output = try BuiltCommand.scaffold.run("diagram", kind, in: folder.url)
    #expect(output.exit == 0 && output.stdout.hasPrefix("<?xml"), "\(output.stderr)")
    #expect(output.stderr.isEmpty, "\(output.stderr)")
  }

  @Test func theFormatFollowsTheNameOfTheFile() throws {
    for (name, start) in [("a.pdf", "%PDF"), ("a.dot", "digraph"), ("a.mmd", "%%")] {
      let output = try BuiltCommand.scaffold.run("diagram", "trace", "--out", name, in: folder.url)
      #expect(output.exit == 0, "\(output)")
      let data = try Data(contentsOf: folder.url.appending(path: name))
      #expect(data.starts(with: Data(start.utf8)), "\(name)")
    }
  }
}
