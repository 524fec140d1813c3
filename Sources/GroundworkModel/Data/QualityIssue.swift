/// Something wrong with data that exists, without any value of it.
public struct QualityIssue: EntityPayload {
  /// A vocabulary term: `missing`, `duplicates`, `mixed-formats`, `orphans`, `future-dates`.
  public var kind: String
  /// How much it matters.
  public var severity: Diagnostic.Severity
  /// The dataset or column.
  public var subject: EntityID
  /// Rows concerned.
  public var count: Int?
  /// Rows concerned of rows looked at, 0…1.
  public var share: Double?
  /// What was seen, in words.
  public var evidence: String?
  /// The check that would catch it.
  public var check: String?
  /// SQL that counts the rows again, without values.
  public var query: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(kind: String, severity: Diagnostic.Severity, subject: EntityID) {
    self.kind = kind
    self.severity = severity
    self.subject = subject
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .issue(self) }
}
