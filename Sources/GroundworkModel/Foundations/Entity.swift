/// One recorded thing: a goal, a KPI, a column, a pipeline step.
///
/// What all kinds share stands here; what only one kind has stands in ``details``.
public struct Entity: Identifiable, Hashable, Sendable {
  /// How far a thing has come.
  public enum Status: String, Codable, CaseIterable, Sendable {
    case draft, proposed, confirmed, implemented, validated, deprecated
    /// Gone from its source; kept for its history.
    case removed
  }

  /// The readable, stable id.
  public var id: EntityID
  /// The name as people or the source write it.
  public var name: String
  /// What it means, in prose.
  public var description: String?
  /// Who answers for it: a name or a stakeholder id.
  public var owner: String?
  /// How far it has come.
  public var status: Status
  /// Free labels, sorted and without repeats.
  public var tags: [String]
  /// What only this kind has.
  public var details: EntityDetails
  /// Who or what recorded it.
  public var origin: Origin
  /// The speakers of single fields when they are not ``origin``: a person's description on a scanned column.
  public var fieldOrigins: [String: Origin]

  /// An entity of the kind that `details` and `id` agree on.
  public init(
    id: EntityID, name: String, description: String? = nil, owner: String? = nil,
    status: Status = .draft, tags: [String] = [], details: EntityDetails, origin: Origin,
    fieldOrigins: [String: Origin] = [:]
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.owner = owner
    self.status = status
    self.tags = tags
    self.details = details
    self.origin = origin
    self.fieldOrigins = fieldOrigins
  }

  /// What it is.
  public var kind: EntityKind { id.kind }
}
