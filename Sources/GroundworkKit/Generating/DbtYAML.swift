import GroundworkModel
import YAMLDocument

/// The YAML files of the dbt project: sources, models with their tests and catalog ids, snapshots, exposures.
///
/// Prose goes through Jinja when dbt reads it, so it is made inert; everything is written by the YAML writer.
struct DbtYAML {
  let design: PipelineDesign

  /// `models/staging/_sources.yml`.
  var sources: String {
    let tables = design.sources.map { table in
      Self.mapping([
        ("name", .text(table.rawName)),
        ("description", prose(table.description ?? "Rows of \(table.table) as they came.")),
        ("config", meta([table.dataset], extra: [("loaded", .text(table.strategy.rawValue))])),
        ("columns", .sequence(table.columns.map(rawColumn))),
      ])
    }
    let keys = design.sources.filter(\.comparesKeys).map(keysTable)
    let raw = Self.mapping([
      ("name", .text("raw")), ("schema", .text("raw")), ("tables", .sequence(tables + keys)),
    ])
    return write([("version", .integer(2)), ("sources", .sequence([raw]))])
  }

  private func keysTable(_ table: LoadedTable) -> YAMLNode {
    let key = table.columns.filter { table.key.contains($0.name) }
    return Self.mapping([
      ("name", .text(table.keysName)),
      ("description", prose("Keys that \(table.table) held when it was last loaded.")),
      ("config", meta([table.dataset])), ("columns", .sequence(key.map(rawColumn))),
    ])
  }

  private func rawColumn(_ column: LoadedTable.Column) -> YAMLNode {
    Self.mapping([
      ("name", .text(column.name)), ("description", prose(column.description)),
      ("data_type", .text(column.rawType.sql)), ("quote", quote(column.name)),
      ("config", meta([column.id])),
    ])
  }

  /// `_models.yml` of a layer.
  func models(_ layer: PipelineModel.Layer) -> String {
    let models = design.models(in: layer).map(model)
    guard !models.isEmpty else { return "" }
    return write([("version", .integer(2)), ("models", .sequence(models))])
  }

  private func model(_ model: PipelineModel) -> YAMLNode {
    let tests = model.checks.filter { $0.column == nil }.compactMap(test)
    return Self.mapping([
      ("name", .text(model.name)), ("description", prose(model.description)),
      ("config", meta(model.serves)),
      ("data_tests", tests.isEmpty ? nil : .sequence(tests)),
      ("columns", .sequence(model.columns.map { column($0, of: model) })),
    ])
  }

  private func column(_ column: PipelineModel.Column, of model: PipelineModel) -> YAMLNode {
    let ids = column.realises + [column.carries].compactMap(\.self)
    let tests = model.checks.filter { $0.column == column.name }.compactMap(test)
    return Self.mapping([
      ("name", .text(column.name)), ("description", prose(column.description)),
      ("data_type", .text(column.type.sql)), ("quote", quote(column.name)),
      ("config", ids.isEmpty ? nil : meta(ids)),
      ("data_tests", tests.isEmpty ? nil : .sequence(tests)),
    ])
  }

  private func test(_ check: PlannedCheck) -> YAMLNode? {
    let severity = Self.mapping([
      ("severity", .text(check.severity == .error ? "Error" : "Warn")),
      ("meta", Self.mapping([("rule", .text(check.rule))]).content),
    ]).content
    func named(_ name: String, _ arguments: [(String, YAMLNode.Content?)] = []) -> YAMLNode {
      let given = arguments.isEmpty ? nil : Self.mapping(arguments).content
      let body = Self.mapping([
        ("description", prose(check.reason)), ("arguments", given),
        ("config", severity),
      ]).content
      return Self.mapping([(name, body)])
    }
    switch check.test {
    case .unique: return named("unique")
    case .notNull: return named("not_null")
    case .uniqueTogether(let columns):
      return named("unique_together", [("columns", texts(columns.map(SQLText.name)))])
    case .relationship(let model, let key):
      return named(
        "relationships",
        [("to", .text("ref('\(model)')")), ("field", .text(SQLText.name(key)))])
    case .acceptedValues(let values): return named("accepted_values", [("values", texts(values))])
    case .sql: return nil
    }
  }

  /// A snapshot of a staging view.
  func snapshot(_ model: PipelineModel) -> String {
    let key = model.key.first ?? ""
    let watched = model.columns.map(\.name).filter { $0 != key && !$0.hasPrefix("dbt_valid") }
    let staging = model.reads.first?.segments.last ?? ""
    let config = Self.mapping([
      ("schema", .text("snapshots")), ("unique_key", .text(SQLText.name(key))),
      ("strategy", .text("check")),
      ("hard_deletes", .text(losesRows(staging) ? "invalidate" : "ignore")),
      ("check_cols", watched.isEmpty ? .text("all") : texts(watched.map(SQLText.name))),
      ("meta", groundwork(model.serves).content),
    ])
    let snapshot = Self.mapping([
      ("name", .text(model.name)), ("description", prose(model.description)),
      ("relation", .text("ref('\(staging)')")), ("config", config.content),
    ])
    return write([("version", .integer(2)), ("snapshots", .sequence([snapshot]))])
  }

  /// Whether a version ends when its member is gone from the source.
  private func losesRows(_ staging: String) -> Bool {
    design.sources.contains { $0.stagingName == staging && $0.losesRows }
  }

  /// `models/exposures.yml`: decisions and the figures they use.
  var exposures: String {
    guard !design.exposures.isEmpty else { return "" }
    let nodes = design.exposures.map { exposure in
      Self.mapping([
        ("name", .text(exposure.slug)), ("label", prose(Escaped.line(exposure.name))),
        ("type", .text("analysis")),
        ("owner", Self.mapping([("name", prose(exposure.owner ?? "nobody yet"))]).content),
        ("description", prose("Decision: \(exposure.name)")),
        ("depends_on", texts(exposure.models.map { "ref('\($0)')" })),
        ("config", meta([exposure.id])),
      ])
    }
    return write([("version", .integer(2)), ("exposures", .sequence(nodes))])
  }

  // MARK: - Nodes

  private func write(_ members: [(String, YAMLNode.Content?)]) -> String {
    YAMLWriter.write(Self.mapping(members))
  }

  private static func mapping(_ members: [(String, YAMLNode.Content?)]) -> YAMLNode {
    YAMLNode(
      .mapping(members.compactMap { key, value in value.map { .init(key, YAMLNode($0)) } }))
  }

  private func texts(_ texts: [String]) -> YAMLNode.Content {
    .sequence(texts.map { YAMLNode(.text($0)) })
  }

  private func prose(_ text: String?) -> YAMLNode.Content? {
    text.map { .text(Escaped.jinja(Escaped.line($0))) }
  }

  private func quote(_ column: String) -> YAMLNode.Content? {
    SQLText.name(column) == column ? nil : .bool(true)
  }

  private func groundwork(
    _ ids: [EntityID], extra: [(String, YAMLNode.Content?)] = []
  ) -> YAMLNode {
    let names = ids.map { Escaped.jinja($0.rawValue) }
    return Self.mapping([("groundwork", texts(names))] + extra)
  }

  private func meta(
    _ ids: [EntityID], extra: [(String, YAMLNode.Content?)] = []
  ) -> YAMLNode.Content {
    Self.mapping([("meta", groundwork(ids, extra: extra).content)]).content
  }
}
