public import GroundworkModel
public import Profiling

/// A table about personal data for people who must account for it: Markdown, CSV or JSON from the same rows.
///
/// What the catalog does not know is said to be unknown; nothing is concluded about law.
public struct PrivacyReport: Encodable, Sendable {
  /// What is asked for.
  public enum Kind: String, CaseIterable, Sendable {
    /// Each class of each column, with its evidence.
    case pii
    /// The record of processing activities: the fields of GDPR Art. 30(1), one row for each table with personal data.
    case ropa
    /// How long what is kept, and how it goes.
    case retention
  }

  /// What it is called.
  public let title: String
  /// What to know before reading it.
  public let note: String
  /// The names of its fields.
  public let fields: [String]
  /// Its rows, each with one text for each field.
  public let rows: [[String]]

  init(title: String, note: String, fields: [String], rows: [[String]]) {
    self.title = title
    self.note = note
    self.fields = fields
    self.rows = rows
  }

  /// What stands where the catalog knows nothing.
  public static let unknown = "not known"

  /// Writes a report from what a catalog holds; `rules` say what its categories are.
  public init(_ kind: Kind, in content: CatalogContent, rules: PersonalDataRules) {
    let holdings = PersonalHolding.all(in: content)
    switch kind {
    case .pii: self = .pii(holdings, rules)
    case .ropa: self = .processing(holdings, content, rules)
    case .retention: self = .retention(holdings, content)
    }
  }

  /// A table, fit to be read or sent.
  public var markdown: String {
    var page = MarkdownDocument()
    page.heading(1, "\(title)")
    page.paragraph("\(note)")
    if rows.isEmpty {
      page.paragraph("The catalog holds no personal data that anything or anybody found.")
    }
    page.table(fields.map { "\($0)" }, rows.map { row in row.map { "\($0)" } })
    return String(page.text.dropLast())
  }

  /// RFC 4180 with a head line.
  public var csv: String {
    ([fields] + rows).map { row in row.map { Escaped.csv($0) }.joined(separator: ",") }
      .joined(separator: "\r\n")
  }

  private enum CodingKeys: String, CodingKey { case title, note, rows }

  /// Writes rows as objects by the names of the fields.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(title, forKey: .title)
    try values.encode(note, forKey: .note)
    let objects = rows.map { Dictionary(zip(fields, $0), uniquingKeysWith: { first, _ in first }) }
    try values.encode(objects, forKey: .rows)
  }
}
