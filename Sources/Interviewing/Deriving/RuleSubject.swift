public import GroundworkModel

/// One thing that rules are asked about, with what is known of it.
public struct RuleSubject: Hashable, Sendable {
  /// What sort of thing: `kpi`, `dataset`; the word in ``DerivationRules/Rule/over``.
  public var scope: String
  /// The thing.
  public var id: EntityID
  /// What is known, by the names of ``DerivationRules/Input``.
  public var values: [String: FormulaValue]

  /// A thing with what is known of it.
  public init(scope: String, id: EntityID, values: [String: FormulaValue]) {
    self.scope = scope
    self.id = id
    self.values = values
  }
}
