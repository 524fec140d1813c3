import GroundworkModel
import Testing

@testable import Profiling

@Suite struct CrossReferencesTests {
  private static func numbers(_ range: Range<Int>) -> [String?] { range.map { String($0) } }

  private static let orders = profiled(
    [("order_id", numbers(0..<200))], name: "orders", source: "shop",
    change: { $0.primaryKey = .init(columns: ["order_id"]) })

  private static func visits(_ ids: [String?], isSampled: Bool = false) -> ProfiledDataset {
    profiled(
      [("n", ids.indices.map { "n\($0)" }), ("order_id", ids)], name: "visits", source: "web",
      isSampled: isSampled)
  }

  private func conclude(_ sources: [[ProfiledDataset]], hashLimit: Int = 10_000)
    -> (references: [CrossReferences.Reference], unchecked: [CrossReferences.Unchecked])
  {
    var references = CrossReferences(hashLimit: hashLimit)
    for datasets in sources { references.note(datasets) }
    return references.conclusions()
  }

  @Test(arguments: [false, true])
  func theOrderOfSourcesDoesNotMatter(isReversed: Bool) throws {
    let sources = [
      [Self.orders], [Self.visits(Self.numbers(0..<60) + ["900", "900", "901", nil])],
    ]
    let found = conclude(isReversed ? sources.reversed() : sources)
    let reference = try #require(found.references.first)
    #expect(found.references.count == 1 && found.unchecked.isEmpty)
    #expect(reference.column.rawValue == "column/web.visits.order_id")
    #expect(reference.key.target.rawValue == "dataset/shop.orders")
    #expect(reference.key.targetColumns == ["order_id"] && !reference.key.isDeclared)
    #expect(reference.key.origin == Origin(.scan, "source/web", reference: "source/shop"))
    #expect(reference.issue?.kind == "orphans" && reference.issue?.count == 3)
    #expect(reference.key.confidence == 0.953)  // (60 + 1) of (62 + 2)
  }

  @Test func valuesThatAreAllThereMakeAReferenceWithoutAFinding() {
    let found = conclude([[Self.orders], [Self.visits(Self.numbers(0..<60))]])
    #expect(found.references.map { $0.issue == nil } == [true])
  }

  @Test func otherValuesAndTooFewValuesMakeNone() {
    #expect(conclude([[Self.orders], [Self.visits(Self.numbers(180..<300))]]).references.isEmpty)
    #expect(conclude([[Self.orders], [Self.visits(["1", "2", "1", "2"])]]).references.isEmpty)
  }

  @Test func aSampleOfRowsThatReferSaysSo() {
    let found = conclude([
      [Self.orders], [Self.visits(Self.numbers(0..<60) + ["900"], isSampled: true)],
    ])
    let evidence = found.references.first?.issue?.evidence
    #expect(evidence?.hasSuffix("(in a sample of 61 of an unknown number of rows)") == true)
  }

  @Test func keysThatWereOnlySampledAreNotChecked() {
    let orders = profiled(
      [("order_id", Self.numbers(0..<200))], name: "orders", source: "shop", isSampled: true,
      change: { $0.primaryKey = .init(columns: ["order_id"]) })
    let found = conclude([[orders], [Self.visits(Self.numbers(0..<60))]])
    #expect(found.references.isEmpty)
    #expect(found.unchecked.map(\.target.rawValue) == ["dataset/shop.orders"])
    #expect(found.unchecked.first?.reason.contains("--full") == true)
  }

  @Test func whatThereIsNoRoomForIsNotChecked() {
    let found = conclude([[Self.orders], [Self.visits(Self.numbers(0..<60))]], hashLimit: 210)
    #expect(found.references.isEmpty && found.unchecked.count == 1)
  }

  @Test func aShortKeyIsReferredToByTheNameOfItsTable() {
    for table in ["orders", "Order"] {
      let orders = profiled(
        [("id", Self.numbers(0..<200))], name: table, source: "shop",
        change: { $0.primaryKey = .init(columns: ["id"]) })
      let found = conclude([[orders], [Self.visits(Self.numbers(0..<60))]])
      #expect(found.references.map(\.key.targetColumns) == [["id"]])
    }
  }

  @Test func keysThatFitEquallyWellAreLeftToPeople() {
    let copy = profiled(
      [("order_id", Self.numbers(0..<200))], name: "orders", source: "archive",
      change: { $0.primaryKey = .init(columns: ["order_id"]) })
    let found = conclude([[Self.orders], [copy], [Self.visits(Self.numbers(0..<60))]])
    #expect(found.references.isEmpty)
    #expect(
      found.unchecked.map(\.target.rawValue) == ["dataset/archive.orders", "dataset/shop.orders"])
  }

  @Test func aReferenceInsideItsOwnSourceIsNotLookedForElsewhere() {
    let sessions = profiled(
      [("order_id", Self.numbers(0..<200))], name: "orders", source: "web",
      change: { $0.primaryKey = .init(columns: ["order_id"]) })
    let found = conclude([[Self.orders], [sessions, Self.visits(Self.numbers(0..<60))]])
    #expect(found.references.isEmpty && found.unchecked.isEmpty)
  }

  /// Of 4,000 keys a part is kept; 400 of 4,000 rows refer to nothing.
  @Test func manyValuesAreJudgedByAnEvenPart() throws {
    let keys = profiled(
      [("order_id", Self.numbers(0..<4_000))], name: "orders", source: "shop", hashLimit: 1_000,
      change: { $0.primaryKey = .init(columns: ["order_id"]) })
    let visits = profiled(
      [("n", Self.numbers(0..<4_000)), ("order_id", Self.numbers(350..<4_350))], name: "visits",
      source: "web", hashLimit: 1_000)
    let issue = try #require(conclude([[keys], [visits]]).references.first?.issue)
    #expect(250...450 ~= (issue.count ?? 0))
    #expect(issue.evidence?.contains("judged by one of ") == true)
  }

  /// The limit is a hundred times what it takes, waiting for other tests included, and less than comparing each table
  /// with each took.
  @Test(.timeLimit(.minutes(15))) func tablesWithTheSameKeysAreNotComparedWithEachOther() {
    let tables = (0..<6_000).map { number in
      profiled(
        [("id", ["1"]), ("order_id", ["1"])], name: "t\(number)", source: "shop",
        change: { $0.primaryKey = .init(columns: [number % 2 == 0 ? "id" : "order_id"]) })
    }
    let found = conclude([tables, [Self.visits(Self.numbers(0..<60))]])
    #expect(found.references.isEmpty)
    #expect(found.unchecked.map(\.reason) == ["it is one of 3000 keys of this name"])
  }
}
