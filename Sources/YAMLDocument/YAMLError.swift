public import GroundworkModel

/// What is wrong with a YAML text, and where.
public struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where it was noticed.
  public var location: SourceLocation
  /// What is wrong.
  public var message: String

  /// A fault at a place.
  public init(at location: SourceLocation, _ message: String) {
    self.location = location
    self.message = message
  }

  /// `path:line:column: error[yaml]: message`.
  public var description: String { diagnostic.description }

  /// The fault as a diagnostic.
  public var diagnostic: Diagnostic {
    Diagnostic(rule: "yaml", message: message, location: location)
  }
}
