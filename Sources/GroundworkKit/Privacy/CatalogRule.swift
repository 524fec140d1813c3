public import GroundworkModel

/// A rule that a catalog can be held against, as in a CI run.
public enum CatalogRule: String, CaseIterable, Sendable {
  /// Personal data in tables that people read needs a declared purpose.
  case personalDataLeak = "pii-leak"

  /// What breaks the rule, sorted.
  public func diagnostics(in content: CatalogContent) -> [Diagnostic] {
    switch self {
    case .personalDataLeak: PersonalDataLeaks.diagnostics(in: content)
    }
  }
}
