import GroundworkModel

/// Every table and column of the warehouse in words, as Markdown for people and as CSV for machines.
struct DataDictionary {
  let design: PipelineDesign

  private static let head = ["Column", "Type", "Meaning", "Comes from", "Catalog"]

  /// The dictionary for people.
  var markdown: String {
    design.models.map { model in
      let rows = model.columns.map { column in
        [
          Escaped.markdownCode(column.name), column.type.sql,
          Escaped.markdown(column.description ?? ""),
          origins(column).map(Escaped.markdownCode).joined(separator: ", "),
          ids(column).map { Escaped.markdownCode($0.rawValue) }.joined(separator: ", "),
        ]
      }
      let lines = [Self.head, Self.head.map { _ in "---" }] + rows
      let table = lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
      return "## \(model.layer.rawValue).\(Escaped.markdown(model.name))\n\n"
        + Escaped.markdown(model.description) + "\n\n" + table + "\n"
    }.joined(separator: "\n")
  }

  /// The dictionary for machines.
  var csv: String {
    let head = ["schema", "table", "column", "type", "meaning", "comes_from", "catalog"]
    let rows = design.models.flatMap { model in
      model.columns.map { column in
        [
          model.layer.rawValue, model.name, column.name, column.type.sql,
          Escaped.line(column.description ?? ""), origins(column).joined(separator: " "),
          ids(column).map(\.rawValue).joined(separator: " "),
        ]
      }
    }
    return ([head] + rows).map { $0.map(Escaped.csv).joined(separator: ",") + "\n" }.joined()
  }

  private func origins(_ column: PipelineModel.Column) -> [String] {
    let inputs = Set(column.inputs.map { String($0.column.path) }).sorted()
    guard inputs.count > 12 else { return inputs }
    return inputs.prefix(12) + ["and \(inputs.count - 12) more"]
  }

  private func ids(_ column: PipelineModel.Column) -> [EntityID] {
    column.realises + [column.carries].compactMap(\.self)
  }
}
