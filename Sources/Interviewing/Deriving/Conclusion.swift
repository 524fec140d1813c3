public import GroundworkModel

/// What a rule concluded about a thing, with what it read.
public struct Conclusion: Hashable, Sendable {
  /// What sort of conclusion, its texts filled in.
  public enum Content: Hashable, Sendable {
    /// A vote for an option of a topic.
    case vote(topic: String, option: String, weight: Double, parameters: [String: String])
    /// A requirement under a name.
    case requirement(name: String, Requirement)
    /// A gap under a name.
    case gap(name: String, Gap)
    /// A question under a name.
    case question(name: String, OpenQuestion)
  }

  /// The rule: `R-A2`.
  public var rule: String
  /// What it is about.
  public var subject: EntityID
  /// What tells it from others of the same rule and subject.
  public var key: String
  /// What was read: `Q2.4 tolerated age = 4 h`, sorted.
  public var inputs: [String]
  /// Names of inputs that nobody has said and that were assumed.
  public var assumed: Set<String>
  /// What follows.
  public var content: Content

  /// `because Q2.4 tolerated age = 4 h and Q6.8 lag of the source = 6 h`; empty when nothing was read.
  public var reason: String {
    guard let last = inputs.last else { return "" }
    let first = inputs.dropLast()
    return "because " + (first.isEmpty ? last : first.joined(separator: ", ") + " and " + last)
  }
}
