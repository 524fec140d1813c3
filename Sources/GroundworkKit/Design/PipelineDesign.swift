public import GroundworkModel

/// What a pipeline will consist of, as a value: computed from the catalog, then written as files and saved as facts.
public struct PipelineDesign: Hashable, Sendable {
  /// Where figures land.
  public enum Warehouse: String, CaseIterable, Sendable {
    case duckdb, postgres
  }

  /// The project's name, as written in its settings.
  public var project: String
  /// The project's name as a word that every tool accepts.
  public var slug: String
  /// Where figures land.
  public var warehouse: Warehouse
  /// When it runs, cron.
  public var schedule: String
  /// The zone in which a day begins, an IANA name.
  public var timezone: String
  /// The month that the financial year starts with, 1…12.
  public var fiscalMonth: Int
  /// What is loaded, sorted by raw name.
  public var sources: [LoadedTable]
  /// Every model, in an order in which each stands after what it reads.
  public var models: [PipelineModel]
  /// The KPIs that are computed, sorted by id.
  public var kpis: [KPIModel]
  /// Decisions and the KPI models they use.
  public var exposures: [Exposure]
  /// What could not be generated, and why.
  public var diagnostics: [Diagnostic]
  /// How each derived requirement is met.
  public var fulfilments: [Fulfilment] = []

  /// Models of a layer, in order.
  public func models(in layer: PipelineModel.Layer) -> [PipelineModel] {
    models.filter { $0.layer == layer }
  }
}

/// A KPI that the pipeline computes.
public struct KPIModel: Hashable, Sendable {
  /// The KPI.
  public var id: EntityID
  /// Its name as people write it.
  public var name: String
  /// The model with one row per period.
  public var model: String
  /// The models with one row per period and word of a dimension, in order.
  public var splits: [String]
  /// Its definition.
  public var metric: Metric
  /// The people who answer for it.
  public var owner: String?
  /// The components it is made of.
  public var components: [EntityID]
}

/// Somebody who uses figures: a decision and the models it reads.
public struct Exposure: Hashable, Sendable {
  /// The decision.
  public var id: EntityID
  /// Its name as people write it.
  public var name: String
  /// A word that dbt accepts.
  public var slug: String
  /// Who takes it.
  public var owner: String?
  /// The KPI models it reads.
  public var models: [String]
}
