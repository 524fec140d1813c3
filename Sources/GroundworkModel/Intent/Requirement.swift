/// What the product must do or be, with a criterion that can be measured.
public struct Requirement: EntityPayload {
  /// The four levels of requirement (BABOK).
  public enum Category: String, Codable, CaseIterable, Sendable {
    case business, stakeholder, functional
    case nonFunctional = "non-functional"
  }

  /// MoSCoW.
  public enum Priority: String, Codable, CaseIterable, Sendable {
    case must, should, could
    case notNow = "not-now"
  }

  /// Business, stakeholder, functional or non-functional.
  public var category: Category
  /// One sentence with one `shall`.
  public var text: String
  /// Must, should, could, not now.
  public var priority: Priority?
  /// Why.
  public var rationale: String?
  /// How it is tested on one example.
  public var acceptance: String?
  /// The rule that derived it: `R-A2`.
  public var rule: String?
  /// What the rule read: `Q2.4 = 4 h`.
  public var inputs: [String] = []
  /// Quality characteristic, ISO/IEC 25010:2023 or 25012.
  public var characteristic: String?
  /// What is measured.
  public var metric: String?
  /// `<=`, `>=`, `=`.
  public var comparison: String?
  /// The number and its unit.
  public var value: String?
  /// Over which time it is judged.
  public var window: String?
  /// How it is verified.
  public var verification: String?
  /// What people have to do for it themselves, because nothing that is generated does it.
  public var byHand: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(category: Category, text: String) {
    self.category = category
    self.text = text
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .requirement(self) }
}
