/// Who or what said a fact. Re-running a rule or a scan may replace only facts of its own origin.
public struct Origin: Hashable, Codable, Sendable {
  /// The class of speaker.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// A stakeholder, in an interview or answers file; the reference is the question (`Q3.4`).
    case stakeholder
    /// A scan of a source; the reference is the source id.
    case scan
    /// An import of a file; the reference names the format.
    case importer = "import"
    /// A derivation rule (`R-A2`) or matcher.
    case rule
    /// Carried along lineage; the reference is the path.
    case propagation
    /// A person, at the command line.
    case person
    /// The generator of a pipeline.
    case generator
  }

  /// The class of speaker.
  public var kind: Kind
  /// Which one: a stakeholder id, rule id, source id or user name.
  public var actor: String
  /// Where it was said: question id, path, file name.
  public var reference: String?

  /// An origin of a kind, with its actor and, where there is one, the place it was said.
  public init(_ kind: Kind, _ actor: String, reference: String? = nil) {
    self.kind = kind
    self.actor = actor
    self.reference = reference
  }
}
