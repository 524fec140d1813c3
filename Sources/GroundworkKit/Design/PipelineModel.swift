public import GroundworkModel

/// A table or view that the pipeline computes, with the way each of its columns comes about.
public struct PipelineModel: Hashable, Sendable {
  /// Where it stands.
  public enum Layer: String, Hashable, Sendable, CaseIterable {
    case staging, snapshots, marts
  }

  /// What it is for.
  public enum Role: String, Hashable, Sendable {
    case staging, snapshot, dimension, fact, kpi, split, overview, calendar
  }

  /// A column and where its values come from.
  public struct Column: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its type.
    public var type: WarehouseType
    /// What it means.
    public var description: String?
    /// The columns it is made from, and how.
    public var inputs: [Input]
    /// Catalog ids of what it realises.
    public var realises: [EntityID] = []
    /// The source column that it carries unchanged but for cleaning.
    public var carries: EntityID?
  }

  /// Something a column is made from.
  public struct Input: Hashable, Sendable {
    /// The column read.
    public var column: EntityID
    /// What happens to its values.
    public var transformation: LineageEdge.Transformation
    /// The expression, when it is more than a name.
    public var expression: String?
  }

  /// A reference to the key of another model.
  public struct Reference: Hashable, Sendable {
    /// The referring column.
    public var column: String
    /// The model referred to.
    public var model: String
    /// Its key.
    public var key: String
  }

  /// Its name, which is also its file's.
  public var name: String
  /// Where it stands.
  public var layer: Layer
  /// What it is for.
  public var role: Role
  /// What one row is, and what for.
  public var description: String
  /// Its columns, in order.
  public var columns: [Column]
  /// Its text, as dbt reads it.
  public var sql: String
  /// The datasets it reads.
  public var reads: [EntityID]
  /// The columns that tell rows apart; empty when nothing does.
  public var key: [String]
  /// References to other models.
  public var references: [Reference] = []
  /// What must hold of its rows.
  public var checks: [PlannedCheck] = []
  /// Catalog ids of what asked for it.
  public var serves: [EntityID]

  /// The model as a dataset.
  public var id: EntityID { Self.id(name, in: layer) }

  /// A model of a layer as a dataset.
  public static func id(_ name: String, in layer: Layer) -> EntityID {
    EntityID(.dataset, path: ["warehouse", layer.rawValue, name])
  }
}

/// A test of rows that runs with the pipeline.
public struct PlannedCheck: Hashable, Sendable {
  /// What is tested.
  public enum Test: Hashable, Sendable {
    case unique, notNull
    /// The columns together are unique.
    case uniqueTogether([String])
    case relationship(model: String, key: String)
    case acceptedValues([String])
    /// No row may come out of this query.
    case sql(name: String, query: String)
  }

  /// The column, when it is about one.
  public var column: String?
  /// What is tested.
  public var test: Test
  /// Error stops the run; warning is reported.
  public var severity: Diagnostic.Severity
  /// The rule that asks for it: `R-H1`.
  public var rule: String
  /// What it guards, in words.
  public var reason: String
}
