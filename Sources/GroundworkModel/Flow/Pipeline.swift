/// A generated flow from sources to figures.
public struct Pipeline: EntityPayload {
  /// One thing a pipeline does, in order.
  public struct Step: EntityPayload {
    /// What a step does.
    public enum Kind: String, Codable, CaseIterable, Sendable {
      case extract, stage, transform, test, publish
    }

    /// The pipeline.
    public var pipeline: EntityID
    /// What it does.
    public var kind: Kind
    /// The tool that does it: `dlt`, `dbt`.
    public var tool: String
    /// What it reads.
    public var inputs: [EntityID] = []
    /// What it writes.
    public var outputs: [EntityID] = []
    /// The generated file, relative to the project folder.
    public var file: String?

    /// A step of a pipeline; the rest is set afterwards.
    public init(pipeline: EntityID, kind: Kind, tool: String) {
      self.pipeline = pipeline
      self.kind = kind
      self.tool = tool
    }

    /// This payload as the details of an entity.
    public var details: EntityDetails { .step(self) }
  }

  /// Where it lands: `duckdb`, `postgres`.
  public var warehouse: String
  /// When it runs, cron.
  public var schedule: String?
  /// The folder it was generated into, relative to the project folder.
  public var folder: String?

  /// A pipeline into a warehouse; the rest is set afterwards.
  public init(warehouse: String) { self.warehouse = warehouse }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .pipeline(self) }
}
