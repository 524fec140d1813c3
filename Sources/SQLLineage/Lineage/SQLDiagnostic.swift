/// Something in a SQL text that was not understood, or not understood for sure, with its place.
///
/// Rules: `unexpected` (grammar), `too-deep`, `unsupported-statement`, `unknown-column`, `ambiguous-column`,
/// `unexpanded-star`, `unmatched-columns`.
public struct SQLDiagnostic: Hashable, Sendable {
  /// The rule, in kebab case.
  public var rule: String
  /// What is wrong, in lower case and without a full stop.
  public var message: String
  /// Where.
  public var position: SQLPosition
  /// The same place as a byte, for sorting.
  let offset: Int32
}
