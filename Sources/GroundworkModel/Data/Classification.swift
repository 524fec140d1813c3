/// A column's class of personal or sensitive data, with evidence that holds no value.
public struct Classification: Hashable, Codable, Sendable {
  /// Whether a person has judged it.
  public enum Verdict: String, Codable, CaseIterable, Sendable {
    case proposed, confirmed, rejected
  }

  /// How much harm disclosure does.
  public enum Sensitivity: String, Codable, CaseIterable, Sendable {
    case `public`, `internal`, confidential, restricted
  }

  /// The column.
  public var column: EntityID
  /// The category, a vocabulary term: `email`, `birth-date`.
  public var category: String
  /// How much harm disclosure does.
  public var sensitivity: Sensitivity
  /// How sure, 0…1.
  public var confidence: Double
  /// Why, in words, without values.
  public var evidence: [String]
  /// Whether a person has judged it; a person's verdict is never overwritten by a rule.
  public var verdict: Verdict
  /// Who or what said so.
  public var origin: Origin

  /// A class with its evidence.
  public init(
    column: EntityID, category: String, sensitivity: Sensitivity, confidence: Double,
    evidence: [String], verdict: Verdict = .proposed, origin: Origin
  ) {
    self.column = column
    self.category = category
    self.sensitivity = sensitivity
    self.confidence = confidence
    self.evidence = evidence
    self.verdict = verdict
    self.origin = origin
  }
}

extension Classification.Sensitivity: Comparable {
  /// Less harm before more.
  public static func < (left: Self, right: Self) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
