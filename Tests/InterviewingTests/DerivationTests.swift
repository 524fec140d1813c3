import Foundation
import GroundworkModel
import Interviewing
import TestSupport
import Testing
import YAMLDocument

@Suite struct DerivationTests {
  struct RuleCase: Decodable, Sendable, CustomTestStringConvertible {
    struct Example: Decodable, Sendable {
      var `is`: String
      var given: [String: Formula]
      var fires: Bool
      var says: [String]?
      var silent: [String]?
    }

    var rule: String
    var examples: [Example]
    var testDescription: String { rule }
  }

  static let rules: DerivationRules = {
    do {
      let file = Checkout.root.appending(path: "catalog/vocabularies/derivation-rules.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      return try YAML.decode(DerivationRules.self, from: text, file: file.lastPathComponent)
    } catch { fatalError("\(error)") }
  }()

  static let cases: [RuleCase] = {
    do {
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Cases/derivation-rules.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      return try YAML.decode([RuleCase].self, from: text, file: file.lastPathComponent)
    } catch { fatalError("\(error)") }
  }()

  private func conclusions(of rule: DerivationRules.Rule, _ given: [String: Formula])
    -> [Conclusion]
  {
    let subject = RuleSubject(
      scope: rule.over, id: EntityID(.project, slug: "test"),
      values: given.mapValues { $0.value(in: [:]) })
    return Derivation(Self.rules).conclusions(about: [subject]).filter { $0.rule == rule.id }
  }

  @Test func theRulesThemselvesAreSound() {
    #expect(Self.rules.faults() == [])
  }

  @Test func everyRuleHasAFiringANonFiringAndABoundaryExample() {
    #expect(Self.rules.rules.map(\.id).sorted() == Self.cases.map(\.rule).sorted())
    for one in Self.cases {
      let kinds = Set(one.examples.map(\.is))
      #expect(kinds == ["fires", "not", "boundary"], "\(one.rule)")
      #expect(Set(one.examples.map(\.fires)) == [true, false], "\(one.rule)")
    }
  }

  @Test(arguments: cases)
  func aRuleFiresExactlyWhereItsExamplesSay(_ one: RuleCase) throws {
    let rule = try #require(Self.rules.rules.first { $0.id == one.rule })
    for example in one.examples {
      let found = conclusions(of: rule, example.given)
      #expect(!found.isEmpty == example.fires, "\(one.rule) \(example.given.mapValues(\.text))")
      let text = "\(found)"
      for words in example.says ?? [] { #expect(text.contains(words), "\(one.rule): \(words)") }
      for words in example.silent ?? [] { #expect(!text.contains(words), "\(one.rule): \(words)") }
    }
  }

  @Test func neitherTheOrderOfRulesNorOfThingsMatters() {
    let subjects = Self.cases.flatMap { one in
      one.examples.enumerated().compactMap { index, example -> RuleSubject? in
        guard let rule = Self.rules.rules.first(where: { $0.id == one.rule }) else { return nil }
        return RuleSubject(
          scope: rule.over, id: EntityID(.project, slug: "\(one.rule) \(index)"),
          values: example.given.mapValues { $0.value(in: [:]) })
      }
    }
    var turned = Self.rules
    turned.rules.reverse()
    turned.inputs.reverse()
    let once = Derivation(Self.rules).conclusions(about: subjects)
    #expect(once.count > 60)
    #expect(Derivation(turned).conclusions(about: subjects.reversed()) == once)
  }

  @Test func aConclusionPrintsWhatItRead() throws {
    let rule = try #require(Self.rules.rules.first { $0.id == "R-A6" })
    let given = try ["latency": "4 h", "lag": "6 h", "on_calendar": "false"]
      .mapValues { try Formula(parsing: $0) }
    let gap = try #require(conclusions(of: rule, given).first { $0.key == "freshness" })
    #expect(
      gap.reason
        == "because Q2.3 decided on a calendar = no, Q2.4 tolerated age = 4 h, "
        + "Q6.8 lag of the source = 6 h and expected run time = 10 min (assumed)")
    #expect(gap.assumed == ["run_time"])
  }

  @Test func faultsOfARuleFileAreFound() throws {
    var broken = Self.rules
    broken.rules[0].when = try Formula(parsing: "speed > 3")
    broken.rules[1].then.choice?.option = "by-hand"
    broken.rules[2].id = broken.rules[3].id
    #expect(
      Set(broken.faults().map(\.rule)) == ["unknown-input", "unknown-option", "repeated-id"])
  }
}
