/// A test of data that runs with the pipeline.
public struct Check: EntityPayload {
  /// `unique`, `not-null`, `relationship`, `accepted-values`, `range`, `freshness`, `golden-number`, `sql`.
  public var kind: String
  /// The dataset, column or KPI.
  public var subject: EntityID
  /// What must hold, as SQL or parameters.
  public var expression: String?
  /// Error stops the run; warning is reported.
  public var severity: Diagnostic.Severity?
  /// The rule that asked for it: `R-H1`.
  public var rule: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(kind: String, subject: EntityID) {
    self.kind = kind
    self.subject = subject
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .check(self) }
}
