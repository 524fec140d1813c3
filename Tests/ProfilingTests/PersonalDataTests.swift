import Foundation
import GroundworkModel
import Profiling
import TestSupport
import Testing
import YAMLDocument

/// A column, and what it must be taken for.
struct ColumnCase: CustomTestStringConvertible, Sendable {
  var table: String
  var column: String
  var type: DataType
  var values: [String]
  var category: String?

  var testDescription: String { "\(table).\(column)" }

  init(
    _ table: String, _ column: String, _ values: [String], _ category: String?,
    type: DataType = .text
  ) {
    self.table = table
    self.column = column
    self.values = values
    self.category = category
    self.type = type
  }

  private static let addresses = (1...9).map { "someone\($0)@firm.example" }
  private static let ibans = [
    "DE89 3704 0044 0532 0130 00", "GB29NWBK60161331926819", "FR1420041010050500013M02606",
  ]

  static let all: [ColumnCase] = [
    .init("customer", "e_mail", addresses, "contact.email"),
    .init("t17", "col_4", addresses, "contact.email"),
    .init("customer", "email_verified", ["true", "false"], nil, type: .boolean),
    .init("customer", "email_count", ["1", "2", "3"], nil, type: .integer),
    .init("customer", "phone", ["+49 30 555001", "+49 30 555002", "030 555003"], "contact.phone"),
    .init("order", "order_no", (1000...1020).map { "10000\($0)" }, nil),
    .init("payment", "x", ibans, "fin.iban"),
    .init("payment", "iban", [], "fin.iban"),
    .init(
      "card", "number_1", ["4111111111111111", "5500005555555559", "4012888888881881"],
      "fin.card_number"),
    .init("order", "reference", ["4111111111111112", "5500005555555558", "4012888888881882"], nil),
    .init("login", "remote_addr", ["203.0.113.7", "198.51.100.23", "192.0.2.99"], "online.ip"),
    .init("package", "version", ["1.2.3.4", "2.0.0.1", "10.4.0.2"], nil),
    .init(
      "customers", "birth_date", ["1980-01-02", "1975-12-31", "2001-07-08"], "person.birth_date"),
    .init(
      "customers", "created_at", ["2025-01-02", "2025-12-31", "2025-07-08"], nil, type: .timestamp),
    .init("customers", "last_name", ["Novak", "Dupont", "Fischer"], "person.last_name"),
    .init("customers", "vorname", ["Ada", "Selma", "Luca"], "person.first_name"),
    .init("customers", "name", ["Ada Novak", "Selma Dupont", "Luca Fischer"], "person.full_name"),
    .init("products", "name", ["Red chair", "Oak table", "Lamp"], nil),
    .init("stores", "city", ["Graz", "Linz", "Lyon"], nil),
    .init("customers", "city", ["Graz", "Linz", "Lyon"], "location.city"),
    .init("patient", "diagnosis", ["E11.9", "I10", "J45.0"], "special.health_diagnosis"),
    .init("staff", "religion", ["rk", "ev", "none"], "special.religion"),
    .init(
      "users", "password_hash", ["$2b$12$abcdefghijk", "$2b$12$zyxwvutsrqp", "$2b$12$aaabbbcccdd"],
      "auth.password_hash"),
    .init(
      "ticket", "body",
      [
        "please call me at +49 30 555001 soon", "write to ann@firm.example about it",
        "it is broken again and again", "nothing works since Monday here",
      ], "content.free_text"),
    .init(
      "ticket", "body",
      [
        "the lamp came in two pieces", "it is broken again and again",
        "nothing works since Monday here",
      ], nil),
    .init(
      "t", "tax_no",
      [
        "86095742719", "47036892816", "65929970489", "57549285017", "25768131411", "86095742719",
        "47036892816", "65929970489",
      ], "gov.national_id"),
  ]
}

@Suite struct PersonalDataTests {
  static let rules = Result {
    let file = Checkout.root.appending(path: "catalog/vocabularies/personal-data.yaml")
    return try YAML.decode(
      PersonalDataRules.self, from: try String(contentsOf: file, encoding: .utf8),
      file: "personal-data.yaml")
  }

  @Test(arguments: ColumnCase.all)
  func aColumnIsTakenForWhatItIs(item: ColumnCase) throws {
    let classifier = PersonalDataClassifier(try Self.rules.get())
    let verdicts = classifier.verdicts(
      table: item.table, column: item.column, type: item.type, values: item.values)
    #expect(verdicts.first?.category == item.category)
  }

  @Test func evidenceHoldsNoValue() throws {
    let classifier = PersonalDataClassifier(try Self.rules.get())
    for item in ColumnCase.all {
      let verdicts = classifier.verdicts(
        table: item.table, column: item.column, type: item.type, values: item.values)
      for line in verdicts.flatMap(\.evidence) {
        for value in item.values where value.count > 4 { #expect(!line.contains(value)) }
      }
    }
  }

  @Test func everyCategoryOfTheVocabularyIsWellFormed() throws {
    let rules = try Self.rules.get()
    #expect(Set(rules.categories.map(\.id)).count == rules.categories.count)
    for category in rules.categories {
      #expect(!category.names.isEmpty && !category.title.isEmpty && !category.gdpr.isEmpty)
      let isSpecial = category.gdpr.hasSuffix(" 9") || category.gdpr.hasSuffix(" 10")
      #expect((category.special ?? false) == isSpecial, "\(category.id)")
    }
  }
}
