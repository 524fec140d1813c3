/// What a pipeline did once: evidence.
public struct Run: EntityPayload {
  /// The pipeline.
  public var pipeline: EntityID
  /// ISO 8601, UTC.
  public var startedAt: String?
  /// ISO 8601, UTC.
  public var finishedAt: String?
  /// Whether every step did its work.
  public var succeeded: Bool?
  /// Rows per dataset.
  public var rows: [String: Int] = [:]
  /// KPI id → latest value.
  public var values: [String: String] = [:]

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(pipeline: EntityID) {
    self.pipeline = pipeline
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .run(self) }
}
