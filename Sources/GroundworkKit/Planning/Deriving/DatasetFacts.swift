import GroundworkModel
import Interviewing

extension Situation {
  /// What rules may read about each dataset that is loaded.
  func datasetSubjects() -> [RuleSubject] {
    usedTables.map { table in
      RuleSubject(
        scope: "dataset", id: table.id,
        values: storage(of: table).merging(change(of: table)) { one, _ in one })
    }
  }

  private func storage(of table: SourceTable) -> [String: FormulaValue] {
    let key = table.key
    return [
      "dataset": .text(table.name),
      "rows": .number(orUnknown: table.dataset.rowCount.map(Double.init)),
      "gigabytes": .number(orUnknown: table.dataset.byteCount.map { Double($0) / 1e9 }),
      "key": key.isEmpty ? .unknown : .text(key.joined(separator: ", ")),
      "watermark": .text(orUnknown: watermark(of: table)),
      "keeps_past": .flag(table.columns.contains { $0.words.first == "valid" }),
    ]
  }

  private func change(of table: SourceTable) -> [String: FormulaValue] {
    let system = content[table.source]?.system
    let event = event(of: table.id)
    let restatements = kpis(on: table.id).compactMap { content[$0]?.metric?.restatementDays }
    let history = subject(of: table.id)?.history
    return [
      "changes": .text(orUnknown: system?.changeTracking?.rawValue),
      "deletes": .text(orUnknown: system?.deletes?.rawValue),
      "lateness": .duration(orUnknown: event?.lateness),
      "reversal": .text(orUnknown: Self.reversal(event?.reversal)),
      "restatement": .number(orUnknown: restatements.max().map(Double.init)),
      "wants_past": .flag(orUnknown: history.map { $0 != .asIs }),
    ]
  }

  /// The column that says when a row last changed, by name and type.
  private func watermark(of table: SourceTable) -> String? {
    table.columns.first { column in
      column.details.type.isTemporal
        && column.words.contains { thesaurus.nearness("updated", $0).score >= 0.85 }
    }?.name
  }

  private static func reversal(_ text: String?) -> String? {
    guard let text = text?.lowercased() else { return nil }
    if text.contains("new") { return "new row" }
    if text.contains("chang") || text.contains("updat") { return "changed row" }
    return text.contains("delet") || text.contains("remov") ? "deleted" : nil
  }

  /// What rules may read about each source that is loaded.
  func sourceSubjects() -> [RuleSubject] {
    sources.compactMap { entity in
      guard let system = entity.system else { return nil }
      let tables = usedTables.filter { $0.source == entity.id }
      let kpis = Set(tables.flatMap { self.kpis(on: $0.id) }).sorted()
      let metrics = kpis.compactMap { content[$0]?.metric }
      let counting: Set<MetricShape> = [.distinctCount, .snapshot, .cohort]
      return RuleSubject(
        scope: "source", id: entity.id,
        values: [
          "source": .text(entity.name),
          "changes": .text(orUnknown: system.changeTracking?.rawValue),
          "deletes": .text(orUnknown: system.deletes?.rawValue),
          "access": system.access.isEmpty
            ? .unknown : .list(system.access.map { .text($0) }),
          "is_file": .flag(system.technology == "csv" || system.access.contains("file")),
          "counts_survivors": .flag(metrics.contains { counting.contains($0.shape) }),
          "review": .duration(
            orUnknown: metrics.compactMap { Cadence.span($0.reviewCadence) }.min()),
        ])
    }
  }
}

extension SourceTable {
  /// The columns that identify a row: the primary key, else a unique key, else a column whose values all differed.
  var key: [String] {
    if let key = dataset.primaryKey { return key.columns }
    if let key = dataset.uniqueKeys.first { return key.columns }
    let telling = columns.first { column in
      guard let profile = column.details.profile, profile.rows > 0, profile.nulls == 0 else {
        return false
      }
      return profile.distinct == profile.rows && column.words.last == "id"
    }
    return telling.map { [$0.name] } ?? []
  }
}
