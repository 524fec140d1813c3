import Foundation
import GroundworkModel

/// What is loaded of a source table, and the view that cleans it: types, blanks, dates, one row per key.
struct StagingDesigner {
  let draft: MartDraft
  let project: Project?
  let timezone: String
  /// Load strategies chosen by the plan, by dataset.
  let strategies: [EntityID: Choice]

  /// Everything that somebody needs, sorted by raw name.
  func tables() -> [LoadedTable] {
    let needed = Dictionary(grouping: draft.needed) { draft.catalog.dataset(of: $0) }
    return needed.compactMap { dataset, columns in
      dataset.flatMap { table($0, columns: Set(columns)) }
    }.sorted { $0.rawName < $1.rawName }
  }

  private func table(_ id: EntityID, columns needed: Set<EntityID>) -> LoadedTable? {
    guard let technology = draft.catalog.technology(of: id) else { return nil }
    let load = LoadDesign(strategies[id], of: id, in: draft)
    let (keyColumns, isDeclared) = key(of: id, load: load)
    let wanted = needed.union(keyColumns).union([load.watermark].compactMap(\.self))
    let columns = draft.catalog.content.columns(of: id).filter { wanted.contains($0.id) }
    let segments = id.segments
    return LoadedTable(
      dataset: id, source: segments.first ?? "", technology: technology,
      schema: segments.count > 2 ? segments[1] : nil, table: segments.last ?? "",
      name: draft.staged.tableName(of: id), rawName: draft.staged.rawName(of: id),
      description: draft.catalog.content[id]?.description, columns: columns.compactMap(column),
      key: keyColumns.map { draft.staged.name(of: $0) }, isKeyDeclared: isDeclared,
      strategy: load.strategy(hasKey: !keyColumns.isEmpty),
      watermark: load.watermark.map { draft.staged.name(of: $0) }, overlap: load.overlap,
      losesRows: draft.catalog.losesRows(id))
  }

  private func key(of id: EntityID, load: LoadDesign) -> ([EntityID], Bool) {
    let known = draft.catalog.key(of: id)
    if !known.columns.isEmpty { return known }
    return (load.key.isEmpty ? draft.referredKeys[id] ?? [] : load.key, false)
  }

  private func column(_ entity: Entity) -> LoadedTable.Column? {
    guard case .column(let column) = entity.details else { return nil }
    let typing = ColumnTyping(catalog: draft.catalog, wanted: draft.wantedTypes[entity.id])
    let isStrong = draft.catalog.isStronglyTyped(column.dataset)
    let native = column.nativeType.lowercased()
    return LoadedTable.Column(
      id: entity.id, sourceName: entity.name, position: column.position,
      name: draft.staged.name(of: entity.id),
      rawType: isStrong ? WarehouseType(column.type, native: native) : .text,
      isZoned: native.contains("with time zone") || native.contains("timestamptz"),
      type: typing.type(of: entity.id),
      reading: typing.reading(of: entity.id, jurisdictions: project?.jurisdictions ?? []),
      description: entity.description,
      isPersonal: draft.catalog.content.isPersonal(entity.id))
  }

  /// The staging view over a table.
  func model(_ table: LoadedTable) -> PipelineModel {
    let serves = [table.dataset]
    var model = PipelineModel(
      name: table.stagingName, layer: .staging, role: .staging,
      description: description(of: table), columns: table.columns.map { staged($0, of: table) },
      sql: sql(table), reads: [table.rawID], key: table.key, serves: serves)
    model.checks =
      keyChecks(table) + table.columns.compactMap(wordCheck)
      + [castCheck(table)].compactMap(\.self)
    return model
  }

  private func description(of table: LoadedTable) -> String {
    let what = table.description.map { $0 + " " } ?? ""
    let key = table.key.isEmpty ? "row" : table.key.joined(separator: ", ")
    let present = table.comparesKeys ? " Rows that the source has removed are left out." : ""
    return "\(what)Cleaned rows of `\(table.table)` in `\(table.source)`, one per \(key).\(present)"
  }

  private func staged(_ column: LoadedTable.Column, of table: LoadedTable) -> PipelineModel.Column {
    PipelineModel.Column(
      name: column.name, type: column.type, description: column.description,
      inputs: [
        .init(
          column: table.rawID.child(.column, column.name),
          transformation: .identity,
          expression: column.type == column.rawType ? nil : "read as \(column.type.sql)")
      ], carries: column.id)
  }

  // MARK: - Text

  private func sql(_ table: LoadedTable) -> String {
    var cleaned = SelectStatement(from: "{{ source('raw', '\(table.rawName)') }}")
    for column in table.columns { cleaned.add(Self.cleaned(column, timezone), as: column.name) }
    if table.comparesKeys { cleaned.conditions.append(isStillThere(table)) }
    guard isDeduplicated(table) else { return cleaned.text() + "\n" }
    let isCounted = table.technology == "csv"
    if isCounted { cleaned.add("source_row", as: "source_row") }
    let key = table.key.map { SQLText.name($0) }
    var order = table.watermark.map { [SQLText.name($0) + " desc nulls last"] } ?? []
    if isCounted { order.append("source_row desc") }
    if order.isEmpty { order = table.columns.map { SQLText.name($0.name) + " desc nulls last" } }
    var numbered = SelectStatement(from: "cleaned")
    for column in table.columns { numbered.add(SQLText.name(column.name), as: column.name) }
    numbered.add(
      "row_number() over (partition by \(key.joined(separator: ", "))"
        + " order by \(order.joined(separator: ", ")))", as: "turn")
    var select = SelectStatement(from: "numbered")
    for column in table.columns { select.add(SQLText.name(column.name), as: column.name) }
    select.conditions = [
      "(turn = 1 or " + key.map { "\($0) is null" }.joined(separator: " or ") + ")"
    ]
    return Query(
      parts: [.init("cleaned", cleaned), .init("numbered", numbered)], select: select
    ).text
  }

  /// Whether a raw row's key is among those that the source holds now.
  private func isStillThere(_ table: LoadedTable) -> String {
    let keys = table.key.map { SQLText.name($0) }.joined(separator: ", ")
    return "(\(keys)) in (select \(keys) from {{ source('raw', '\(table.keysName)') }})"
  }

  /// Whether the source, or the way it is loaded, may bring one key twice.
  private func isDeduplicated(_ table: LoadedTable) -> Bool {
    !table.key.isEmpty && (!table.isKeyDeclared || table.strategy == .append)
  }

  /// A raw column as its type: texts through the project's macros, the rest by a cast.
  static func cleaned(_ column: LoadedTable.Column, _ timezone: String) -> String {
    let name = SQLText.name(column.name)
    if column.rawType != .text {
      if column.isZoned, column.rawType == .timestamp {
        return "cast(\(name) at time zone \(SQLText.literal(timezone)) as timestamp)"
      }
      return column.rawType == column.type ? name : "cast(\(name) as \(column.type.sql))"
    }
    let comma = column.reading.hasDecimalComma ? "','" : "'.'"
    let dayFirst = column.reading.isDayFirst ? "true" : "false"
    switch column.type {
    case .boolean: return SQLText.macro("as_boolean", column.name)
    case .integer: return SQLText.macro("as_integer", column.name, [comma])
    case .double: return SQLText.macro("as_double", column.name, [comma])
    case .decimal(let precision, let scale):
      return SQLText.macro("as_decimal", column.name, ["\(precision)", "\(scale)", comma])
    case .date: return SQLText.macro("as_date", column.name, [dayFirst])
    case .timestamp: return SQLText.macro("as_timestamp", column.name, [dayFirst])
    case .time: return SQLText.macro("as_time", column.name)
    case .text: return SQLText.macro("as_text", column.name)
    }
  }

  // MARK: - Checks

  private func keyChecks(_ table: LoadedTable) -> [PlannedCheck] {
    guard !table.key.isEmpty else { return [] }
    let severity: Diagnostic.Severity = table.isKeyDeclared ? .error : .warning
    let reason = "rows are told apart by it"
    var checks = table.key.map {
      PlannedCheck(column: $0, test: .notNull, severity: severity, rule: "R-H1", reason: reason)
    }
    checks.append(
      table.key.count == 1
        ? PlannedCheck(
          column: table.key[0], test: .unique, severity: .error, rule: "R-H1", reason: reason)
        : PlannedCheck(
          test: .uniqueTogether(table.key), severity: .error, rule: "R-H1", reason: reason))
    return checks
  }

  /// A column that has held a handful of words in every row so far: a new one is worth a look.
  private func wordCheck(_ column: LoadedTable.Column) -> PlannedCheck? {
    guard column.type == .text, !column.isPersonal,
      let profile = draft.catalog.column(column.id)?.profile, !profile.isSampled,
      profile.rows >= 50, let distinct = profile.distinct, distinct <= 12,
      profile.topValues.count == distinct
    else { return nil }
    let words = profile.topValues.map {
      $0.value.trimmingCharacters(in: .whitespacesAndNewlines)
    }.filter { !$0.isEmpty }
    guard !words.isEmpty, words.allSatisfy({ Escaped.jinja($0) == $0 && !$0.contains("'") })
    else { return nil }
    return PlannedCheck(
      column: column.name, test: .acceptedValues(Set(words).sorted()), severity: .warning,
      rule: "R-H3", reason: "no other word was seen when the source was scanned")
  }

  /// Texts that could not be read as what they should be.
  private func castCheck(_ table: LoadedTable) -> PlannedCheck? {
    let casts = table.columns.filter { $0.rawType == .text && $0.type != .text }
    guard !casts.isEmpty else { return nil }
    let lost = casts.map {
      "(nullif(trim(\(SQLText.name($0.name))), '') is not null and \(Self.cleaned($0, timezone)) is null)"
    }
    let query =
      "select *\nfrom {{ source('raw', '\(table.rawName)') }}\nwhere "
      + lost.joined(separator: "\n    or ") + "\n"
    return PlannedCheck(
      test: .sql(
        name: "\(table.stagingName)_reads_every_value", query: query),
      severity: .warning, rule: "R-H3",
      reason: "texts that are no number, date or yes or no were read as missing")
  }
}
