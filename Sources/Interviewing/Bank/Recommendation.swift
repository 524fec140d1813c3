public import GroundworkModel

/// A value proposed with a question, and why.
public struct Recommendation: Hashable, Sendable {
  /// When it is proposed; always when nil.
  public var when: Formula?
  /// The value, when it stands in the bank.
  public var value: AnswerValue?
  /// Where the value is read, when it does not.
  public var from: [String]?
  /// Why, as the person reads it.
  public var because: String
}

extension Recommendation: Decodable {
  private enum CodingKeys: String, CodingKey { case when, value, from, because }

  /// Reads a case of a `recommended` list.
  public init(from decoder: any Decoder) throws {
    let record = try decoder.container(keyedBy: CodingKeys.self)
    when = try record.decodeIfPresent(Formula.self, forKey: .when)
    value = try record.decodeIfPresent(AnswerValue.self, forKey: .value)
    from = try record.decodeIfPresent(String.self, forKey: .from)?
      .split(separator: ".").map(String.init)
    because = try record.decodeIfPresent(String.self, forKey: .because) ?? "usual"
  }
}

extension Recommendation {
  /// The value here and now, or nil when the case does not hold or leads to nothing.
  public func value(in facts: Facts) -> AnswerValue? {
    if let when, !facts.satisfy(when) { return nil }
    guard let found = from.map({ facts[$0] }) ?? value, !found.isEmpty else { return nil }
    return found
  }

  /// The paths it reads.
  var paths: Set<String> {
    Set((when?.names ?? []) + (from.map { [$0.joined(separator: ".")] } ?? []))
  }
}

extension [Recommendation] {
  /// The first case that holds and has a value.
  func first(in facts: Facts) -> (value: AnswerValue, because: String)? {
    for one in self {
      if let value = one.value(in: facts) { return (value, one.because) }
    }
    return nil
  }
}
