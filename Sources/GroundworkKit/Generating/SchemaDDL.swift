import GroundworkModel

/// The star and the figures as `create table` statements, with keys and comments, for one database.
struct SchemaDDL {
  /// A database's way of writing schemas and comments.
  enum Dialect: String, CaseIterable {
    case sqlite, postgres, duckdb
  }

  let design: PipelineDesign
  let dialect: Dialect

  /// The script; runs on an empty database.
  var text: String {
    let tables = design.models(in: .marts)
    let head = dialect == .sqlite ? [] : ["create schema if not exists marts;\n"]
    return (head + ordered(tables).map(statement)).joined(separator: "\n")
  }

  /// Tables after those they refer to.
  private func ordered(_ tables: [PipelineModel]) -> [PipelineModel] {
    tables.filter { $0.references.isEmpty } + tables.filter { !$0.references.isEmpty }
  }

  private func statement(_ model: PipelineModel) -> String {
    let key = primaryKey(of: model)
    var lines = model.columns.map { column in
      let isKey = key.contains(column.name) ? " not null" : ""
      return "    \(SQLText.name(column.name)) \(column.type.sql)\(isKey)"
    }
    if !key.isEmpty {
      lines.append("    primary key (\(key.map(SQLText.name).joined(separator: ", ")))")
    }
    for reference in model.references where isTarget(reference) {
      lines.append(
        "    foreign key (\(SQLText.name(reference.column))) references"
          + " \(table(reference.model)) (\(SQLText.name(reference.key)))")
    }
    let head = dialect == .sqlite ? "-- \(Escaped.sqlComment(model.description))\n" : ""
    return head + "create table \(table(model.name)) (\n" + lines.joined(separator: ",\n")
      + "\n);\n" + comments(model)
  }

  private func primaryKey(of model: PipelineModel) -> [String] {
    let names = Set(model.columns.map(\.name))
    return model.key.allSatisfy(names.contains) ? model.key : []
  }

  /// A dimension with versions has no single row to refer to.
  private func isTarget(_ reference: PipelineModel.Reference) -> Bool {
    guard let target = design.models.first(where: { $0.name == reference.model }),
      target.key == [reference.key],
      let key = target.columns.first(where: { $0.name == reference.key }),
      let column = design.models.lazy.flatMap({
        $0.references.contains(reference) ? $0.columns : []
      })
      .first(where: { $0.name == reference.column })
    else { return false }
    return key.type == column.type
  }

  private func table(_ name: String) -> String {
    dialect == .sqlite ? SQLText.name(name) : "marts." + SQLText.name(name)
  }

  private func comments(_ model: PipelineModel) -> String {
    guard dialect != .sqlite else { return "" }
    var lines = [
      "comment on table \(table(model.name)) is \(Escaped.sqlLiteral(Escaped.line(model.description)));"
    ]
    for column in model.columns {
      guard let text = column.description else { continue }
      lines.append(
        "comment on column \(table(model.name)).\(SQLText.name(column.name)) is"
          + " \(Escaped.sqlLiteral(Escaped.line(text)));")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
