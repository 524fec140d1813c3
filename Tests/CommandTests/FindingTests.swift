import CatalogStore
import Foundation
import GroundworkModel
import TestSupport
import Testing

/// `search`, `show`, `list`, `history`, `diff`, `tag` and `describe`, as a person types them.
@Suite struct FindingTests {
  let shop: CommandCatalog

  init() throws { shop = try CommandCatalog() }

  @Test func searchShowsTheBestFirstAndSaysHowManyThereAre() throws {
    let output = try shop.catalog("search", "customer")
    #expect(output.exit == 0, "\(output)")
    #expect(output.stdout.hasPrefix("dataset/shop.customers"), "\(output)")
    #expect(output.stdout.contains("5 found"), "\(output)")
    #expect(output.stdout.contains("--kind: column 3, dataset 2"), "\(output)")
  }

  @Test func searchThatFindsNothingEndsWithOne() throws {
    let output = try shop.catalog("search", "zebra")
    #expect(output.exit == 1 && output.stdout == "nothing found\n", "\(output)")
  }

  @Test func searchAnswersAsJSONWithCountsAndMatchedFields() throws {
    let output = try shop.catalog("search", "custmer", "id", "--format", "json", "--limit", "1")
    let answer = try #require(JSONValue(output.stdout))
    #expect(answer["total"] == .number("2") && answer["shown"] == .number("1"), "\(output)")
    #expect(answer["truncated"] == .bool(true))
    guard case .array(let matches)? = answer["matches"] else {
      Issue.record("no matches: \(output)")
      return
    }
    #expect(matches.first?["id"] == .text("column/shop.orders.customer_id"))
    #expect(matches.first?["quality"] == .text("spelling"))
  }

  @Test func searchNeedsWordsOrAFilter() throws {
    #expect(try shop.catalog("search").exit == 64)
    #expect(try shop.catalog("search", "--kind", "dataset").exit == 0)
    let wrong = try shop.catalog("search", "x", "--kind", "tabel")
    #expect(wrong.exit == 64 && wrong.stderr.contains("dataset"), "\(wrong)")
  }

  @Test(arguments: ["text", "markdown", "json"])
  func aCardHoldsTheColumnsInEveryForm(_ format: String) throws {
    let output = try shop.catalog("show", "shop.orders", "--format", format)
    #expect(output.exit == 0, "\(output)")
    for column in ["id", "customer_id", "total"] {
      #expect(
        output.stdout.contains(format == "markdown" ? column.replacing("_", with: "\\_") : column))
    }
  }

  @Test(arguments: [
    ("orders.total", "column/shop.orders.total"), ("total", "column/shop.orders.total"),
    ("dataset/shop.orders", "dataset/shop.orders"), ("SHOP.ORDERS", "dataset/shop.orders"),
  ])
  func whatIsMeantIsFound(_ typed: String, _ id: String) throws {
    let output = try shop.catalog("show", typed)
    #expect(output.stdout.hasPrefix(id + "\n"), "\(output)")
  }

  @Test func severalOfOneNameAreListedAndUnknownOnesGetASuggestion() throws {
    let several = try shop.catalog("show", "id")
    #expect(several.exit == 2 && several.stderr.contains("could be 2 things"), "\(several)")
    let unknown = try shop.catalog("show", "ordres")
    #expect(unknown.exit == 2 && unknown.stderr.contains("`dataset/shop.orders`"), "\(unknown)")
  }

  @Test func whatAPersonWritesIsShownAndRemembered() throws {
    #expect(
      try shop.catalog("describe", "orders.total", "Net in EUR", "--owner", "Sales").exit == 0)
    #expect(try shop.catalog("tag", "orders.total", "golden", "money").exit == 0)
    #expect(
      try shop.catalog("tag", "orders.total", "money", "--remove", "--because", "no").exit == 0)
    let card = try shop.catalog("show", "orders.total")
    #expect(card.stdout.contains("description: Net in EUR"), "\(card)")
    #expect(card.stdout.contains("owner: Sales") && card.stdout.contains("tags: golden\n"))
    #expect(card.stdout.contains("description said by: person ada"), "\(card)")
    let history = try shop.catalog("history", "orders.total")
    #expect(history.stdout.contains("ada: no\n"), "\(history)")
    #expect(history.stdout.contains("description: nothing → Net in EUR"), "\(history)")
    #expect(history.stdout.contains("4 changes"), "\(history)")
  }

  @Test func aThingIsShownAsItWasAndMissingBeforeItWasThere() throws {
    #expect(try shop.catalog("describe", "shop.orders", "What was bought").exit == 0)
    let then = try shop.catalog("show", "shop.orders", "--at", "2026-01-02")
    #expect(then.exit == 0 && !then.stdout.contains("What was bought"), "\(then)")
    let before = try shop.catalog("show", "shop.orders", "--at", "2025-12-31T10:00")
    #expect(before.exit == 1 && before.stdout.isEmpty, "\(before)")
    #expect(try shop.catalog("show", "shop.orders", "--at", "yesterday").exit == 64)
  }

  @Test func differencesOfTwoTimesNameTheFieldsThatChanged() throws {
    try shop.write("rescan", at: "2026-02-01T00:00:00.000Z") { writer in
      guard
        var total = try writer.reader.entity(EntityID(.column, path: ["shop", "orders", "total"])),
        case .column(var column) = total.details
      else { return }
      column.nativeType = "NUMERIC"
      column.type = .decimal
      total.details = .column(column)
      try writer.save(total)
    }
    let same = try shop.catalog("diff", "--from", "2026-02-01")
    #expect(same.exit == 0 && same.stdout == "no difference\n", "\(same)")
    let changed = try shop.catalog("diff", "--from", "2026-01-31", "--to", "now")
    #expect(
      changed.stdout == """
        ~ column/shop.orders.total  breaking: values that were possible do not fit any more
            nativeType: TEXT → NUMERIC (narrowing)
            type: text → decimal (narrowing)

        1 changed; 1 breaking

        """, "\(changed)")
    #expect(changed.exit == 1)
  }

  @Test func twoCatalogsAreCompared() throws {
    let other = try CommandCatalog(["customers": ["id", "email"], "refunds": ["id"]])
    let output = try shop.catalog("diff", "--from", other.folder.path("catalog.sqlite"))
    #expect(output.exit == 1, "\(output)")
    #expect(output.stdout.contains("- dataset/shop.refunds  breaking: "), "\(output)")
    #expect(output.stdout.contains("+ dataset/shop.orders\n"), "\(output)")
    #expect(output.stdout.contains("4 added, 2 removed"), "\(output)")
  }

  @Test func aGateFailsOnlyOnWhatIsGraveEnough() throws {
    try shop.write("describe", at: "2026-02-01T00:00:00.000Z") { writer in
      guard var orders = try writer.reader.entity(EntityID(.dataset, path: ["shop", "orders"]))
      else { return }
      orders.description = "What was bought"
      try writer.save(orders)
    }
    func diff(_ words: String...) throws -> CommandOutput {
      try shop.catalog(["diff", "--from", "2026-01-31"] + words)
    }
    #expect(try diff().exit == 1)
    #expect(try diff("--fail-on", "breaking").exit == 0)
    let sarif = try diff("--fail-on", "risky", "--format", "sarif")
    #expect(sarif.exit == 0)
    #expect(sarif.stdout.contains("\"version\" : \"2.1.0\""), "\(sarif)")
    #expect(sarif.stdout.contains("\"level\" : \"note\""), "\(sarif)")
    #expect(try diff("--fail-on", "everything").exit == 64)
  }

  @Test func listsComeInPagesThatSayWhereTheyAre() throws {
    let first = try shop.catalog("list", "--kind", "column", "--limit", "2")
    #expect(first.stdout.contains("shown 1–2 of 5; go on with --offset 2"), "\(first)")
    let last = try shop.catalog("list", "--kind", "column", "--limit", "2", "--offset", "4")
    #expect(last.stdout.contains("shown 5–5 of 5\n"), "\(last)")
    #expect(try shop.catalog("list", "--tag", "nothing").exit == 1)
    let system = try shop.catalog(
      "list", "--system", "shop", "--kind", "dataset", "--format", "json")
    #expect(JSONValue(system.stdout)?["extent"]?["total"] == .number("2"), "\(system)")
  }

  @Test func aMissingCatalogIsReportedWithTheRemedy() throws {
    let folder = try TemporaryFolder()
    let output = try BuiltCommand.catalog.run("search", "x", in: folder.url)
    #expect(
      output.exit == 2 && output.stderr.contains("help: make one with `scaffold init`"), "\(output)"
    )
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let command = BuiltCommand.catalog.path
    let output = try BuiltCommand(program: "/bin/bash").run(
      "-c", "\(command) list --limit 100000 | head -1; echo ${PIPESTATUS[0]}", in: shop.folder.url)
    #expect(output.stderr.isEmpty, "\(output)")
  }

  @Test func shellsCompleteTheVerbs() throws {
    for shell in ["bash", "zsh", "fish"] {
      let output = try shop.catalog("--generate-completion-script", shell)
      #expect(output.exit == 0 && output.stdout.contains("search"), "\(shell)")
    }
  }
}
