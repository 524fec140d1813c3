public import GroundworkModel

/// The vocabulary of personal data: categories, and the words by which columns and tables give themselves away.
///
/// The knowledge stands in `catalog/vocabularies/personal-data.yaml`; the file's head says what each field means.
public struct PersonalDataRules: Codable, Sendable {
  /// What may make a column one of a category.
  public enum Decider: String, Codable, CaseIterable, Sendable {
    /// The name, unless the values speak against it.
    case name
    /// The values alone, or the name where values say nothing.
    case value
    /// Name and values together.
    case both
  }

  /// One kind of personal data.
  public struct Category: Codable, Sendable {
    /// The term kept in ``GroundworkModel/Classification/category``: `contact.email`.
    public var id: String
    /// What it is called, in lower case.
    public var title: String
    /// The article of the GDPR that makes it personal.
    public var gdpr: String
    /// Whether it is a special category (Art. 9) or a conviction (Art. 10).
    public var special: Bool?
    /// How much harm disclosure does.
    public var sensitivity: Classification.Sensitivity
    /// What decides.
    public var decides: Decider
    /// The form of its values.
    public var values: ValueGrammar?
    /// Names that say it.
    public var names: [String]
    /// Names that say it only in a table about persons.
    public var weak: [String]?
    /// Words beside a name that turn it off.
    public var not: [String]?
    /// The words its values are out of.
    public var words: [String]?
  }

  /// The form of this file.
  public var version: Int
  /// Words that make a name speak about the data and not be the data.
  public var vetoes: [String]
  /// Words at the end of a name that change nothing.
  public var neutral: [String]
  /// Words in names of tables whose rows are people.
  public var people: [String]
  /// Words in names of tables whose rows are things.
  public var things: [String]
  /// The categories, of two equally likely ones the first wins.
  public var categories: [Category]
}
