import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

@Suite struct DifferenceRatingTests {
  private static let origin = Origin(.person, "ada")
  private static let table = EntityID(.dataset, path: ["shop", "t"])
  private static let column = EntityID(.column, path: ["shop", "t", "a"])

  private static func content(
    _ change: (inout Dataset, inout Dataset.Column) -> Void = { _, _ in }
  ) -> CatalogContent {
    var dataset = Dataset(kind: .table, source: EntityID(.source, slug: "shop"))
    var column = Dataset.Column(
      dataset: table, position: 1, nativeType: "varchar(50)", type: .text)
    change(&dataset, &column)
    return CatalogContent(entities: [
      Entity(id: table, name: "t", details: dataset.details, origin: origin),
      Entity(id: Self.column, name: "a", details: column.details, origin: origin),
    ])
  }

  private static func answer(
    _ old: CatalogContent, _ new: CatalogContent, limit: Int = 500
  ) throws -> DifferenceAnswer {
    DifferenceAnswer(try CatalogDifference(from: old, to: new), from: "a", to: "b", limit: limit)
  }

  /// A change of a table or its column, and the rules it falls under.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout Dataset, inout Dataset.Column) -> Void
    let rules: [DifferenceRule]

    init(
      _ name: String, _ rules: [DifferenceRule],
      _ change: @escaping @Sendable (inout Dataset, inout Dataset.Column) -> Void
    ) {
      testDescription = name
      self.change = change
      self.rules = rules
    }
  }

  @Test(arguments: [
    Case("longer text", [.typeWidened]) { $1.nativeType = "varchar(200)" },
    Case("shorter text", [.typeNarrowed]) { $1.nativeType = "varchar(20)" },
    Case("another type", [.typeIncompatible]) { $1.nativeType = "date" },
    Case("not null", [.nullRefused]) { $1.isNullable = false },
    Case("a default", [.definitionChanged]) { $1.defaultValue = "''" },
    Case("a place", [.otherwise]) { $1.position = 2 },
    Case("a primary key", [.primaryKeyChanged]) { table, _ in
      table.primaryKey = .init(columns: ["a"])
    },
    Case("a unique key", [.uniquenessChanged]) { table, _ in
      table.uniqueKeys = [.init(columns: ["a"])]
    },
    Case("SQL", [.definitionChanged]) { table, _ in table.definition = "select 1" },
    Case("rows", [.otherwise]) { table, _ in table.rowCount = 5 },
  ])
  func aChangeIsRatedByWhatItMeansToReaders(_ one: Case) throws {
    let answer = try Self.answer(Self.content(), Self.content(one.change))
    #expect(answer.changes.flatMap(\.rules) == one.rules)
    #expect(answer.changes.first?.severity == one.rules.first?.severity)
  }

  @Test func whatIsGoneBreaksAndComesFirst() throws {
    var new = CatalogContent(entities: [Self.content()[Self.table]].compactMap { $0 })
    let required = EntityID(.column, path: ["shop", "t", "b"])
    var details = Dataset.Column(
      dataset: Self.table, position: 2, nativeType: "int", type: .integer)
    details.isNullable = false
    new.insert(Entity(id: required, name: "b", details: details.details, origin: Self.origin))
    let answer = try Self.answer(Self.content(), new, limit: 1)
    #expect(answer.changes.map(\.rules) == [[.dataRemoved]])
    #expect(answer.severities == ["breaking": 1, "risky": 1])
    #expect(answer.extent.truncated)
    #expect(answer.has(.breaking) && answer.has(.safe))
  }

  @Test func aRequiredColumnOfANewTableIsNobodysProblem() throws {
    let answer = try Self.answer(CatalogContent(), Self.content { $1.isNullable = false })
    #expect(answer.changes.flatMap(\.rules) == [.added, .added])
    #expect(!answer.has(.risky))
  }

  @Test func aCommentShowsWhatBreaksAndFoldsWhatIsSafe() throws {
    let answer = try Self.answer(
      Self.content(),
      Self.content {
        $0.rowCount = 5
        $1.nativeType = "varchar(20)"
      })
    #expect(
      answer.markdown == """
        ### Catalog changes: 1 breaking, 1 safe

        From `a` to `b`.

        |  |  | what | fields | means |
        | --- | --- | --- | --- | --- |
        | **breaking** | changed | `column/shop.t.a` | nativeType: varchar(50) → varchar(20) (narrowing) | values that were possible do not fit any more |

        <details><summary>1 safe</summary>

        |  |  | what | fields | means |
        | --- | --- | --- | --- | --- |
        | safe | changed | `dataset/shop.t` | rowCount: nothing → 5 |  |

        </details>

        2 changed; 1 breaking, 1 safe
        """)
  }

  @Test func aCommentIsNeverLongerThanCodeHostsAllow() throws {
    var new = CatalogContent()
    for number in 0..<3000 {
      let id = EntityID(.source, slug: "a rather long name of a source number \(number)")
      new.insert(
        Entity(
          id: id, name: "|`<b>\(number)", details: SourceSystem(technology: "PostgreSQL").details,
          origin: Self.origin))
    }
    let markdown = try Self.answer(CatalogContent(), new, limit: 5000).markdown
    #expect(markdown.utf8.count < 65_536)
    #expect(markdown.contains("more do not fit into a comment."))
  }

  @Test func sarifNamesRulesLevelsAndPlaces() throws {
    let answer = try Self.answer(Self.content(), Self.content { $1.nativeType = "date" })
    let report = SARIFReport(answer, version: "1.2.3", file: "a b/catalog.sqlite")
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report))
    let log = try #require(object as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["ruleId"] as? String } == ["type-incompatible"])
    #expect(results.map { $0["level"] as? String } == ["error"])
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let index = try #require(results[0]["ruleIndex"] as? Int)
    #expect(rules[index]["id"] as? String == "type-incompatible")
    let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    #expect(text.contains("a%20b"))
  }
}
