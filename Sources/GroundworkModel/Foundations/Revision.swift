/// One change of one thing: who, when, why, before, after.
public struct Revision: Hashable, Codable, Sendable {
  /// What happened to the thing.
  public enum Action: String, Codable, CaseIterable, Sendable {
    case created, updated, deleted
  }

  /// The transaction it was part of; later ones have larger numbers.
  public var changeSet: Int
  /// When, in UTC, ISO 8601 with milliseconds.
  public var time: String
  /// Who: user name, stakeholder id, rule or scanner.
  public var actor: String
  /// Why: the command or the person's own words.
  public var reason: String
  /// What kind of row changed: `entity`, `link`, `edge`, `classification`.
  public var subjectKind: String
  /// The thing: an entity id, or the ends of a link or edge.
  public var subject: String
  /// What happened.
  public var action: Action
  /// The changed fields as they were, canonical JSON; nil when created.
  public var before: String?
  /// The changed fields as they became, canonical JSON; nil when created or deleted.
  public var after: String?

  /// A change as the catalog recorded it.
  public init(
    changeSet: Int, time: String, actor: String, reason: String, subjectKind: String,
    subject: String, action: Action, before: String?, after: String?
  ) {
    self.changeSet = changeSet
    self.time = time
    self.actor = actor
    self.reason = reason
    self.subjectKind = subjectKind
    self.subject = subject
    self.action = action
    self.before = before
    self.after = after
  }
}
