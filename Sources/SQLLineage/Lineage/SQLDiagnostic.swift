/// Something in a SQL text that was not understood, or not understood for sure, with its place.
///
/// Rules: `unexpected` (grammar), `too-deep`, `too-much-work`, `unsupported-statement`, `dynamic-sql`, `template`,
/// `unknown-column`, `unknown-table`, `ambiguous-column`, `unexpanded-star`, `unexpanded-natural`,
/// `unmatched-columns`, `opaque-table`.
public struct SQLDiagnostic: Hashable, Sendable {
  /// The rule, in kebab case.
  public var rule: String
  /// What is wrong, in lower case and without a full stop.
  public var message: String
  /// Where.
  public var position = SQLPosition(line: 1, column: 1)
  /// The same place as a byte, for sorting.
  let offset: Int32

  init(rule: String, message: String, offset: Int32) {
    self.rule = rule
    self.message = message
    self.offset = offset
  }
}
