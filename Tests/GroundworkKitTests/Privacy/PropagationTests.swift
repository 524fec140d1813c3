import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

@Suite struct PropagationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let story: String
    let expected: [String]
  }

  static let cases = [
    Case(
      testDescription: "a copy keeps class, level and certainty, over any number of steps",
      story: """
        class a.t.mail contact.email confidential 0.9
        a.t.mail identity b.t.mail
        b.t.mail identity c.t.mail
        """,
      expected: [
        "b.t.mail contact.email confidential 90", "c.t.mail contact.email confidential 90",
      ]
    ),
    Case(
      testDescription: "computed is less sure, hashed is less sensitive",
      story: """
        class a.t.iban fin.iban restricted 1
        a.t.iban derived b.t.country
        a.t.iban hashed b.t.key
        """,
      expected: ["b.t.country fin.iban restricted 90", "b.t.key fin.iban confidential 100"]),
    Case(
      testDescription: "masked, aggregated, filtering and joining columns end it",
      story: """
        class a.t.mail contact.email confidential 0.9
        a.t.mail masked b.t.a
        a.t.mail aggregated b.t.b
        a.t.mail filter b.t.c
        a.t.mail join b.t.d
        """,
      expected: []),
    Case(
      testDescription: "what a person rejected is not inherited and goes no further",
      story: """
        class a.t.name person.full_name confidential 0.8
        class b.t.name person.full_name confidential 0.8 rejected
        a.t.name identity b.t.name
        b.t.name identity c.t.name
        """,
      expected: []),
    Case(
      testDescription: "a class of its own goes before an inherited one, other classes arrive",
      story: """
        class a.t.x contact.email confidential 0.9
        class a.t.x person.full_name confidential 0.5
        class b.t.x contact.email internal 0.4
        a.t.x identity b.t.x
        """,
      expected: ["b.t.x person.full_name confidential 50"]),
    Case(
      testDescription: "of several ways the most sensitive counts, then the surest",
      story: """
        class a.t.x contact.email confidential 0.6
        class a.t.y contact.email confidential 0.8
        a.t.x identity b.t.z
        a.t.y identity b.t.z
        a.t.y hashed b.t.h
        a.t.x derived b.t.h
        """,
      expected: ["b.t.h contact.email confidential 54", "b.t.z contact.email confidential 80"]),
    Case(
      testDescription: "a circle ends",
      story: """
        class a.t.x contact.email confidential 0.6
        a.t.x identity b.t.x
        b.t.x identity c.t.x
        c.t.x identity b.t.x
        c.t.x identity a.t.x
        """,
      expected: ["b.t.x contact.email confidential 60", "c.t.x contact.email confidential 60"]),
  ]

  @Test(arguments: cases) func classesFlow(_ story: Case) {
    let found = PersonalDataPropagation(in: FlowStory(story.story).content).classifications
    let words = found.map {
      "\($0.column.path) \($0.category) \($0.sensitivity.rawValue) \(Int(($0.confidence * 100).rounded()))"
    }
    #expect(words == story.expected)
  }

  @Test func anInheritedClassTellsItsWay() {
    let story = FlowStory(
      """
      class shop.customers.email contact.email confidential 0.9
      shop.customers.email identity warehouse.raw.customers.email
      warehouse.raw.customers.email hashed warehouse.marts.dim_customers.email_key
      """)
    let last = PersonalDataPropagation(in: story.content).classifications.first {
      $0.column.path.hasSuffix("email_key")
    }
    #expect(
      last?.evidence == [
        "`shop.customers.email` is personal", "copied to `warehouse.raw.customers.email`",
        "hashed into `warehouse.marts.dim_customers.email_key`",
      ])
    #expect(last?.origin.kind == .propagation)
    #expect(
      last?.origin.reference
        == "shop.customers.email > warehouse.raw.customers.email > warehouse.marts.dim_customers.email_key"
    )
  }

  /// Adding lineage never takes a class away, and every class has a way that its edges allow.
  @Test(arguments: 0..<20) func moreLineageNeverTakesAClassAway(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let kinds = LineageEdge.Transformation.allCases.map(\.rawValue)
    let edges = (0..<60).map { _ in
      let ends = (
        Int.random(in: 0..<20, using: &generator), Int.random(in: 0..<20, using: &generator)
      )
      return "s.t.c\(ends.0) \(kinds.randomElement(using: &generator) ?? "") s.t.c\(ends.1)"
    }
    let seeds = "class s.t.c0 contact.email restricted 0.9\nclass s.t.c1 fin.iban internal 0.7\n"
    let few = classes(seeds + edges.prefix(30).joined(separator: "\n"))
    let all = classes(seeds + edges.joined(separator: "\n"))
    #expect(few.isSubset(of: all), "seed \(seed)")
  }

  private func classes(_ story: String) -> Set<String> {
    Set(
      PersonalDataPropagation(in: FlowStory(story).content).classifications.map {
        "\($0.column) \($0.category)"
      })
  }
}
