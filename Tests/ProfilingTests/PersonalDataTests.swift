import Foundation
import GroundworkModel
import TestSupport
import Testing
import YAMLDocument

@testable import Profiling

/// A column of `Cases/columns.yaml`, and what it must be taken for.
struct ColumnCase: Decodable, Sendable, CustomTestStringConvertible {
  var table: String
  var column: String
  var type: DataType?
  var values: [String]
  var category: String?

  var testDescription: String { "\(table).\(column)" }

  private struct File: Decodable { var columns: [ColumnCase] }

  static let all = Result { try Vocabulary.cases(File.self, "columns.yaml").columns }
}

/// The vocabulary as it ships, and the data files of these tests.
enum Vocabulary {
  static let rules = Result {
    try read(PersonalDataRules.self, "catalog/vocabularies/personal-data.yaml")
  }
  static let words = Result {
    try read(PersonalDataWords.self, "catalog/vocabularies/personal-data-words.yaml")
  }
  static let classifier = Result {
    PersonalDataClassifier(try rules.get(), words: try words.get())
  }

  static func cases<Content: Decodable>(_ type: Content.Type, _ name: String) throws -> Content {
    try read(type, "Tests/ProfilingTests/Cases/\(name)")
  }

  private static func read<Content: Decodable>(
    _ type: Content.Type, _ path: String
  ) throws -> Content {
    let text = try String(contentsOf: Checkout.root.appending(path: path), encoding: .utf8)
    return try YAML.decode(type, from: text, file: path)
  }
}

@Suite struct PersonalDataTests {
  private func verdicts(_ item: ColumnCase) throws -> [PersonalDataClassifier.Verdict] {
    try Vocabulary.classifier.get().verdicts(
      table: item.table, column: item.column, type: item.type ?? .text, values: item.values)
  }

  @Test func aColumnIsTakenForWhatItIs() throws {
    let cases = try ColumnCase.all.get()
    #expect(cases.count > 50)
    for item in cases {
      let found = try verdicts(item)
      #expect(found.first?.category == item.category, "\(item.testDescription): \(found)")
    }
  }

  @Test func evidenceHoldsNoValue() throws {
    for item in try ColumnCase.all.get() {
      for line in try verdicts(item).flatMap(\.evidence) {
        for value in item.values where value.count > 4 { #expect(!line.contains(value)) }
      }
    }
  }

  @Test func everyCategoryOfTheVocabularyIsWellFormed() throws {
    let categories = try Vocabulary.rules.get().categories
    #expect(categories.count >= 78)
    #expect(Set(categories.map(\.id)).count == categories.count)
    let byHand: Set = ["id.person_key", "fin.transaction"]
    for category in categories {
      let hasNames = !PersonalDataRules.texts(category.names).isEmpty
      #expect(hasNames != byHand.contains(category.id), "\(category.id)")
      #expect(!category.title.isEmpty && 1...4 ~= category.level)
      let isSpecial = category.gdpr.hasSuffix(" 9") || category.gdpr.hasSuffix(" 10")
      #expect((category.special ?? false) == isSpecial, "\(category.id)")
      for (form, weights) in category.values ?? [:] {
        #expect(ValueForm(name: form) != nil && 2...3 ~= weights.count, "\(category.id) \(form)")
      }
    }
  }

  @Test func evidenceOfPartsIsThatOfTheWhole() throws {
    let classifier = try Vocabulary.classifier.get()
    let values = (0..<100).map { "person\($0)@firm.example" } + ["n/a", "x***@firm.example"]
    var parts = classifier.evidence(of: values.prefix(37))
    parts.merge(classifier.evidence(of: values.dropFirst(37)))
    let whole = classifier.evidence(of: values)
    #expect(parts.count == whole.count && parts.tested == whole.tested && whole.tested == 100)
    for form in ValueForm.allCases { #expect(parts.count(of: form) == whole.count(of: form)) }
  }

  @Test func aProjectMayAskForMoreOrLess() throws {
    let (rules, words) = (try Vocabulary.rules.get(), try Vocabulary.words.get())
    func categories(_ policy: PersonalDataPolicy, _ column: String) -> [String] {
      PersonalDataClassifier(rules, words: words, policy: policy)
        .verdicts(table: "person", column: column, type: .text, values: []).map(\.category)
    }
    let none = PersonalDataPolicy(threshold: 0.5, ignore: ["location"])
    #expect(categories(.standard, "home_city").first == "location.city")
    #expect(categories(none, "home_city").isEmpty)
    #expect(categories(PersonalDataPolicy(threshold: 1, ignore: []), "email").isEmpty)
  }

  @Test func chanceIsNoEvidence() throws {
    var generator = SeededGenerator(seed: 7)
    let numbers = (0..<400).map { _ in
      String(Int.random(in: 10_000_000_000...99_999_999_999, using: &generator))
    }
    let found = try Vocabulary.classifier.get().verdicts(
      table: "t", column: "x", type: .text, values: numbers)
    #expect(!found.contains { $0.category == "gov.national_id" }, "\(found)")
  }
}
