import CatalogStore
import GRDB
import GroundworkModel
import TestSupport
import Testing

/// Rank order is a contract: exact, exact without separators, beginning, all words, one typing error; then importance.
@Suite struct SearchTests {
  let catalog: TemporaryCatalog

  init() throws {
    catalog = try TemporaryCatalog()
    try catalog.save(ShopCatalog.content)
  }

  private func found(_ text: String, _ change: (inout SearchQuery) -> Void = { _ in }) throws
    -> SearchResult
  {
    var query = SearchQuery(text)
    change(&query)
    return try catalog.store.read { try $0.search(query) }
  }

  @Test(arguments: [
    // Exact name; then its beginnings; then other fields; then one error away (`custmer` lacks one).
    (
      "customer",
      [
        "dataset/crm.customer", "term/customer", "dataset/shop.customers",
        "column/shop.orders.CustomerID", "column/shop.orders.customer_id", "dataset/shop.orders",
        "kpi/churn-rate", "column/crm.customer.email", "column/crm.customer.id",
        "column/shop.customers.e_mail", "column/shop.orders.custmer",
      ]
    ),
    // Exact without separators, whatever the spelling of either side.
    ("customer id", ["column/shop.orders.CustomerID", "column/shop.orders.customer_id"]),
    ("customer_id", ["column/shop.orders.customer_id", "column/shop.orders.CustomerID"]),
    ("CUSTOMERID", ["column/shop.orders.CustomerID", "column/shop.orders.customer_id"]),
    // All words in any order, over several fields.
    ("id customer", ["column/crm.customer.id", "column/shop.orders.CustomerID"]),
    ("customer email", ["column/crm.customer.email", "dataset/crm.customer"]),
    ("orders custm", ["column/shop.orders.custmer", "dataset/shop.orders"]),
    // One typing error: left out, added, exchanged, swapped.
    ("chrn", ["kpi/churn-rate"]), ("churrn", ["kpi/churn-rate"]), ("charn", ["kpi/churn-rate"]),
    ("chrun rate", ["kpi/churn-rate"]), ("rate chrun", ["kpi/churn-rate"]),
    // Ids and paths.
    ("column/crm.customer.email", ["column/crm.customer.email"]),
    ("crm.customer", ["dataset/crm.customer", "column/crm.customer.email"]),
    // Accents and case.
    ("UBERFALLIG", ["column/shop.orders.%C3%BCberf%C3%A4llig"]),
    ("überfällig", ["column/shop.orders.%C3%BCberf%C3%A4llig"]),
    // Tags, classifications, owners.
    ("golden", ["dataset/crm.customer"]), ("birth date", []),
    ("Lovelace", ["dataset/crm.customer"]),
  ])
  func theOrderOfAnAnswer(_ text: String, _ expected: [String]) throws {
    let ids = try found(text).matches.map(\.id.rawValue)
    #expect(Array(ids.prefix(expected.count)) == expected, "\(ids)")
    if expected.isEmpty { #expect(ids.isEmpty) }
  }

  @Test(arguments: [
    ("customer", "dataset/crm.customer", SearchResult.Quality.exact, ["name"]),
    (
      "customer id", "column/shop.orders.CustomerID", .exactWithoutSeparators, ["name"]
    ),
    ("custom", "dataset/shop.customers", .prefix, ["name"]),
    ("customer email", "dataset/crm.customer", .words, ["name", "id", "column email"]),
    ("leave", "kpi/churn-rate", .words, ["details"]),
    ("golden", "dataset/crm.customer", .words, ["tags"]),
    ("restricted", "column/crm.customer.email", .words, ["classification"]),
    ("chrn", "kpi/churn-rate", .spelling, ["name", "id"]),
  ])
  func anAnswerTellsHowAndWhereItMatched(
    _ text: String, _ id: String, _ quality: SearchResult.Quality, _ fields: [String]
  ) throws {
    let match = try #require(try found(text).matches.first { $0.id.rawValue == id })
    #expect(match.quality == quality)
    #expect(match.matchedIn == fields)
  }

  @Test func filtersNarrowAndCombine() throws {
    #expect(
      try found("customer") { $0.kinds = [.kpi] }.matches.map(\.id.rawValue) == ["kpi/churn-rate"])
    let inShop = try found("") {
      $0.systems = ["shop"]
      $0.kinds = [.dataset]
    }
    #expect(inShop.matches.map(\.id.rawValue) == ["dataset/shop.orders", "dataset/shop.customers"])
    for change: (inout SearchQuery) -> Void in [
      { $0.tags = ["golden"] }, { $0.owners = ["ada lovelace"] },
    ] {
      #expect(try found("", change).matches.map(\.id.rawValue) == ["dataset/crm.customer"])
    }
    for term in ["email", "restricted", "personal"] {
      let ids = try found("") { $0.classes = [term] }.matches.map(\.id.rawValue)
      #expect(ids == ["column/crm.customer.email"], "\(term)")
    }
  }

  @Test func countsSayWhatIsThereAndWhatIsShown() throws {
    let result = try found("customer") { $0.limit = 3 }
    #expect(result.shown == 3 && result.truncated && result.total == 11 && !result.isTotalCapped)
    let kinds = try #require(result.facets.first { $0.name == "kind" })
    #expect(kinds.values.map(\.value) == ["column", "dataset", "kpi", "term"])
    #expect(kinds.values.map(\.count).reduce(0, +) == result.facetBase)
    #expect(result.facets.map(\.name) == ["kind", "system", "owner", "tag", "class"])
  }

  @Test(arguments: ["\"", "a AND", "(", "*", "NEAR(", "' OR 1=1", "\u{E000}k", "", "  ", "-", "^x"])
  func noTextBreaksTheSearch(_ text: String) throws { _ = try found(text) }

  @Test(arguments: UInt64(0)...4)
  func theIndexHoldsTheSameWordsHoweverSavingIsDividedWithSeed(_ seed: UInt64) throws {
    let content = seed == 0 ? ShopCatalog.content : try CatalogContent.random(seed: seed)
    let (whole, parts) = (try TemporaryCatalog(), try TemporaryCatalog())
    try whole.save(content)
    for entity in content.parentsFirst {
      try parts.store.write(by: "test", because: "test") { _ = try $0.save(entity) }
    }
    try parts.save(content)
    #expect(try Self.index(of: whole) == Self.index(of: parts), "seed \(seed)")
  }

  private static func index(of catalog: TemporaryCatalog) throws -> [Int64: Set<String>] {
    try DatabaseQueue(path: catalog.store.path).read { db in
      Dictionary(
        uniqueKeysWithValues: try Row.fetchAll(db, sql: "SELECT rowid, text FROM search").map {
          ($0[0], Set(($0[1] as String).split(separator: " ").map(String.init)))
        })
    }
  }

  @Test func whatChangesIsFoundUnderItsNewName() throws {
    var entity = try #require(ShopCatalog.content[EntityID(.dataset, path: ["shop", "orders"])])
    entity.name = "purchases"
    entity.tags = ["renamed"]
    try catalog.store.write(by: "ada", because: "test") { _ = try $0.save(entity) }
    #expect(try found("purchases").matches.first?.id == entity.id)
    #expect(try found("renamed").matches.map(\.id) == [entity.id])
  }

  @Test func whatRestsOnAThingLiftsIt() throws {
    let id = try #require(EntityID("column/shop.orders.customer_id"))
    #expect(try found("customer id").matches.first?.id != id)
    try catalog.store.write(by: "ada", because: "test") { writer in
      for name in ["email", "id"] {
        try writer.save(
          LineageEdge(
            from: id, to: EntityID(.column, path: ["crm", "customer", name]),
            transformation: .derived, origin: Origin(.person, "ada")))
      }
    }
    #expect(try found("customer id").matches.first?.id == id)
  }

  @Test func aRemovedThingComesLastAmongEquals() throws {
    var entity = try #require(ShopCatalog.content[EntityID(.dataset, path: ["crm", "customer"])])
    entity.status = .removed
    try catalog.store.write(by: "ada", because: "test") { _ = try $0.save(entity) }
    let matches = try found("customer").matches
    #expect(matches.map(\.id.rawValue).prefix(2) == ["term/customer", "dataset/crm.customer"])
  }
}
