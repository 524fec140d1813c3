/// Someone who must say yes, can say no, or has to live with the result.
public struct Stakeholder: EntityPayload {
  /// The ten lenses of the interview; the raw value is the code used in question records.
  public enum Role: String, Codable, CaseIterable, Sendable {
    case executive = "EX"
    case manager = "MG"
    case analyst = "AN"
    case dataScientist = "DS"
    case operations = "OP"
    case sourceOwner = "SO"
    case productOwner = "PO"
    case client = "CL"
    case security = "SC"
    case finance = "FI"
  }

  /// The lens through which they are asked.
  public var role: Role
  /// Where they work.
  public var unit: String?
  /// 1 (little) to 5.
  public var influence: Int?
  /// 1 (little) to 5.
  public var interest: Int?
  /// When they can be asked.
  public var availability: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(role: Role) {
    self.role = role
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .stakeholder(self) }
}
