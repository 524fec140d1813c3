public import GroundworkModel

/// The vocabulary of personal data: categories, and the words by which columns and tables give themselves away.
///
/// The knowledge stands in `catalog/vocabularies/personal-data.yaml`; the file's head says what each field means.
public struct PersonalDataRules: Decodable, Sendable {
  /// One kind of personal data.
  public struct Category: Decodable, Sendable {
    /// The term kept in ``GroundworkModel/Classification/category``: `contact.email`.
    public var id: String
    /// What it is called, in lower case.
    public var title: String
    /// The article of the GDPR that makes it personal.
    public var gdpr: String
    /// Whether it is a special category (Art. 9) or a conviction (Art. 10).
    public var special: Bool?
    /// How much harm disclosure does: 1 hardly any, 2 some, 3 much, 4 grave.
    public var level: Int
    /// The identifier of HIPAA Safe Harbor that it falls under (45 CFR 164.514(b)(2)).
    public var hipaa: String?
    /// Types beside text that it may have.
    public var types: [TypeKind]?
    /// Names that say it, between commas.
    public var names: String?
    /// Names that say it only in a table about persons or with values that fit.
    public var weak: String?
    /// Words beside a name that turn it off.
    public var not: String?
    /// What values weigh: by form, the weight when the expected share has it, when none has it, and that share.
    public var values: [String: [Double]]?

    /// The sensitivity that the level stands for.
    public var sensitivity: Classification.Sensitivity {
      switch level {
      case ...1: .internal
      case 2: .confidential
      default: .restricted
      }
    }
  }

  /// A family of types of columns.
  public enum TypeKind: String, Decodable, Sendable {
    case number, date, boolean, binary
  }

  /// The form of this file.
  public var version: Int
  /// Words behind a name, or the first in it, that make it speak about the data and not be the data.
  public var vetoes: String
  /// Words beside a name that change nothing.
  public var neutral: String
  /// Whole names that say nothing at all: only values can speak.
  public var silent: String
  /// Words of names that deny a person: what they name is a thing's.
  public var denials: String
  /// Words in names of tables whose rows are people.
  public var people: String
  /// Words in names of tables whose rows are things.
  public var things: String
  /// The categories, of two equally likely ones the first wins.
  public var categories: [Category]

  /// The texts between the commas of a field.
  static func texts(_ field: String?) -> [String] {
    (field ?? "").utf8.split { $0 == .comma || $0 == 0x0A }.compactMap { part in
      let text = part.drop { $0 == .blank }
      return text.isEmpty ? nil : String(Substring(text))
    }
  }
}

/// One thing that values may say of a category, and how much it weighs in natural logarithms of odds.
struct Clue: Sendable {
  let form: ValueForm
  /// Added when the expected share of values has the form, in part for a part of it.
  let has: Double
  /// Added when none has it.
  let lacks: Double
  /// The share that is expected when the column is of the category.
  let expected: Double

  init(_ form: ValueForm, _ weights: [Double]) {
    self.form = form
    has = weights.first ?? 0
    lacks = weights.count > 1 ? weights[1] : 0
    expected = weights.count > 2 ? weights[2] : 0.8
  }

  /// What a share of values weighs; few values weigh less.
  func weight(_ evidence: ValueEvidence) -> Double {
    let ramp = min(1, evidence.share(of: form) / expected)
    let few = Double(evidence.tested) / (Double(evidence.tested) + 0.5)
    return few * (ramp * has + (1 - ramp) * lacks)
  }
}
