import GroundworkModel

/// A dbt project as its manifest, or its own files, describe it: plain values, nothing resolved yet.
struct DBTDescription: Sendable {
  /// A model, seed, snapshot, source or test.
  struct Node: Sendable {
    enum Kind: String {
      case model, seed, snapshot, source, test
    }

    var id: String
    var kind: Kind
    var name: String
    var package = ""
    /// Where it is written, relative to the project.
    var file = ""
    var database: String?
    var schema: String?
    /// The table's name.
    var identifier = ""
    var materialized: String?
    var description: String?
    var columns: [Column] = []
    var tags: [String] = []
    var meta = JSONValue.null
    var owner: String?
    var group: String?
    var parents: [String] = []
    /// Its SQL: ready to run when ``isCompiled``, else with Jinja.
    var sql: String?
    var isCompiled = false
    var language = "sql"
    var rowCount: Int?
    var primaryKey: [String] = []
    var test: Test?
  }

  struct Column: Sendable {
    var name: String
    var description: String?
    var type = ""
    var tags: [String] = []
    var meta = JSONValue.null
    var isNullable = true
  }

  struct Test: Sendable {
    /// `unique`, `not_null`, …; nil for a query of its own.
    var name: String?
    var column: String?
    /// The id of the node it stands at.
    var attached: String?
    var arguments = JSONValue.null
    var severity: Diagnostic.Severity?
  }

  struct Exposure: Sendable {
    var name: String
    var label: String?
    var type: String?
    var url: String?
    var owner: String?
    var description: String?
    var tags: [String] = []
    var meta = JSONValue.null
    var parents: [String] = []
  }

  struct Metric: Sendable {
    var name: String
    var label: String?
    var description: String?
    /// How it is computed, as the file says it.
    var formula: String?
    var tags: [String] = []
    var parents: [String] = []
  }

  var name = ""
  /// `postgres`, `duckdb`, …
  var adapter = ""
  var nodes: [Node] = []
  var exposures: [Exposure] = []
  var metrics: [Metric] = []
  /// Groups and who owns them.
  var groupOwners: [String: String] = [:]
  /// Semantic models and the models they stand on.
  var semanticModels: [String: [String]] = [:]
  /// Variables of `dbt_project.yml`, for Jinja; empty when a manifest was read.
  var variables: [String: String] = [:]
  /// The file that all this was read from, relative to the project.
  var reference = ""
  /// What was left out while reading.
  var summary = ImportSummary()
}
