import GroundworkModel
import Templating

/// Turns a design into the files of a pipeline project, through a kit of templates. Pure: nothing is written here.
public struct PipelineGenerator: Sendable {
  /// The kit that lays the files out.
  public let kit: TemplateKit

  /// The name of the built-in kit.
  public static let kitName = "pipeline"

  /// A generator over a kit.
  public init(kit: TemplateKit) { self.kit = kit }

  /// The files, each with the catalog ids that asked for it.
  public func files(for design: PipelineDesign) throws -> [PlannedFile] {
    let served = Self.served(design)
    return kit.render(try context(design)) { path in
      let name = path.split(separator: "/").last?.split(separator: ".").first.map(String.init)
      return name.flatMap { served[$0] } ?? []
    }
  }

  private static func served(_ design: PipelineDesign) -> [String: [EntityID]] {
    var served = Dictionary(uniqueKeysWithValues: design.models.map { ($0.name, $0.serves) })
    for model in design.models {
      for check in model.checks {
        if case .sql(let name, _) = check.test { served[name] = model.serves }
      }
    }
    return served
  }

  private func context(_ design: PipelineDesign) throws -> [String: TemplateValue] {
    let yaml = DbtYAML(design: design)
    let dictionary = DataDictionary(design: design)
    let page = PipelinePage(design: design)
    return [
      "slug": .text(design.slug), "warehouse": .text(design.warehouse.rawValue),
      "is_postgres": .flag(design.warehouse == .postgres),
      "schedule_py": .text(Escaped.python(design.schedule)),
      "schedule_md": .text(Escaped.markdownCode(design.schedule)),
      "fiscal_month": .text(String(design.fiscalMonth)),
      "timezone_py": .text(Escaped.python(design.timezone)),
      "project_md": .text(Escaped.markdown(design.project)),
      "project_py": .text(Escaped.python(Escaped.line(design.project))),
      "tables_json": .text(try TablesJSON(design: design).text()),
      "sources_yaml": .text(yaml.sources), "exposures_yaml": .text(yaml.exposures),
      "staging_yaml": .text(yaml.models(.staging)), "marts_yaml": .text(yaml.models(.marts)),
      "staging": .list(models(design, .staging)), "marts": .list(models(design, .marts)),
      "snapshots": .list(
        design.models(in: .snapshots).map {
          .record(["name": .text($0.name), "yaml": .text(yaml.snapshot($0))])
        }),
      "checks": .list(checks(design)),
      "dag": .list([.record(["name": .text(design.slug), "tags_py": tags(page)])]),
      "ddl_sqlite": .text(SchemaDDL(design: design, dialect: .sqlite).text),
      "ddl_postgres": .text(SchemaDDL(design: design, dialect: .postgres).text),
      "ddl_duckdb": .text(SchemaDDL(design: design, dialect: .duckdb).text),
      "dictionary_md": .text(dictionary.markdown), "dictionary_csv": .text(dictionary.csv),
      "kpi_table": .text(page.kpiTable), "source_table": .text(page.sourceTable),
      "requirements_md": .text(page.requirements),
      "unmet_table": .text(page.unmetRequirements),
      "unmet_any": .flag(!page.unmetRequirements.isEmpty),
      "requirements_any": .flag(!design.fulfilments.isEmpty),
      "left_out": .text(page.leftOut), "left_out_any": .flag(!page.leftOut.isEmpty),
    ]
  }

  private func tags(_ page: PipelinePage) -> TemplateValue {
    .list(page.tags.map { .record(["tag": .text(Escaped.python($0))]) })
  }

  private func models(
    _ design: PipelineDesign, _ layer: PipelineModel.Layer
  ) -> [TemplateValue] {
    design.models(in: layer).map { model in
      .record([
        "name": .text(model.name), "sql": .text(model.sql),
        "description": .text(Escaped.sqlComment(model.description)),
        "serves": .text(
          Escaped.sqlComment(model.serves.map(\.rawValue).joined(separator: ", "))),
      ])
    }
  }

  private func checks(_ design: PipelineDesign) -> [TemplateValue] {
    design.models.flatMap { model in
      model.checks.compactMap { check -> TemplateValue? in
        guard case .sql(let name, let query) = check.test else { return nil }
        return .record([
          "name": .text(name), "sql": .text(query),
          "severity": .text(check.severity == .error ? "error" : "warn"),
          "rule": .text(check.rule), "reason": .text(Escaped.sqlComment(check.reason)),
        ])
      }
    }
  }
}
