import GroundworkModel

/// The parts of the pipeline's README that are lists: figures, sources, and what was left out.
struct PipelinePage {
  let design: PipelineDesign

  /// KPI ids as tags of a schedule, each at most 100 characters long.
  var tags: [String] {
    (["groundwork"] + design.kpis.map { String(Escaped.line($0.id.rawValue).prefix(100)) })
  }

  /// The figures as a Markdown table.
  var kpiTable: String {
    table(
      ["Figure", "Unit", "Model", "Split by", "Definition"],
      design.kpis.map { kpi in
        [
          Escaped.markdown(kpi.name), Escaped.markdown(kpi.metric.unit ?? ""),
          Escaped.markdownCode(kpi.model),
          kpi.splits.isEmpty
            ? "–" : kpi.splits.map { Escaped.markdownCode($0) }.joined(separator: ", "),
          Escaped.markdown(kpi.metric.definition ?? ""),
        ]
      })
  }

  /// The loaded tables as a Markdown table.
  var sourceTable: String {
    table(
      ["Source", "Table", "Lands in", "How", "Columns"],
      design.sources.map { table in
        [
          Escaped.markdownCode(table.source), Escaped.markdownCode(table.table),
          Escaped.markdownCode("raw." + table.rawName), how(table), String(table.columns.count),
        ]
      })
  }

  private func how(_ table: LoadedTable) -> String {
    let keys = table.comparesKeys ? "; keys are compared, removed rows are left out" : ""
    return changes(table) + keys
  }

  private func changes(_ table: LoadedTable) -> String {
    switch table.strategy {
    case .replace: "all rows, each time"
    case .merge where table.watermark == nil:
      "laid over the old by " + table.key.map(Escaped.markdownCode).joined(separator: ", ")
    case .merge: "changes since " + Escaped.markdownCode(table.watermark ?? "")
    case .append: "new rows since " + Escaped.markdownCode(table.watermark ?? "")
    }
  }

  /// How many requirements are met by what.
  var requirements: String {
    "\(Figures.count(design.fulfilments.count, "requirement")): "
      + Escaped.markdown(design.fulfilments.headline) + "."
  }

  /// Requirements that what is generated does not meet, or not alone, as a Markdown table, those alike in one row; empty
  /// when there are none.
  var unmetRequirements: String {
    let rest = design.fulfilments.filter { $0.degree != .generated }
    let alike = Dictionary(grouping: rest) { $0.markdown }
      .sorted { $0.value[0].requirement < $1.value[0].requirement }
    guard !alike.isEmpty else { return "" }
    return table(
      ["Requirement", "How it is met"],
      alike.map { how, all in
        let names = all.map { found in
          Escaped.markdownCode(String(found.requirement.path)) + " " + Escaped.markdown(found.name)
        }
        return [names.joined(separator: "; "), how]
      })
  }

  /// What could not be generated, as a Markdown list; empty when nothing was left out.
  var leftOut: String {
    design.diagnostics.map { finding in
      let subject = finding.subject.map { Escaped.markdownCode($0.rawValue) + ": " } ?? ""
      return "- \(subject)\(Escaped.markdown(finding.message))"
    }.joined(separator: "\n")
  }

  private func table(_ head: [String], _ rows: [[String]]) -> String {
    let lines = [head, head.map { _ in "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
