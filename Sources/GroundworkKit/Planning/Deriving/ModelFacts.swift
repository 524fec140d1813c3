import GroundworkModel
import Interviewing

extension Situation {
  /// What rules may read about each dataset whose rows are added up or counted.
  func factSubjects() -> [RuleSubject] {
    facts.map { table in
      let kpis = matches.filter { $0.fact == table.id && $0.column != nil }.map(\.kpi)
      let metrics = Set(kpis).sorted().compactMap { id in
        content[id].flatMap { entity in entity.metric.map { (entity, $0) } }
      }
      return RuleSubject(
        scope: "fact", id: table.id,
        values: columnCounts(of: table)
          .merging(rhythm(of: metrics)) { one, _ in one }
          .merging(
            [
              "dataset": .text(table.name),
              "story": .text(orUnknown: event(of: table.id)?.story?.rawValue),
              "shapes": .list(Set(metrics.map(\.1.shape.rawValue)).sorted().map { .text($0) }),
              "kpis": .list(metrics.map { .text($0.0.name) }),
              "kpi_count": .number(Double(metrics.count)),
              "lines": .text(orUnknown: lines(of: table)?.name),
              "proof": .text(orUnknown: proof(in: table)),
              "currencies": .number(orUnknown: currencies(in: table)),
              "currency": .text(orUnknown: currency),
            ]
          ) { one, _ in one })
    }
  }

  private func columnCounts(of table: SourceTable) -> [String: FormulaValue] {
    func count(_ test: (SourceTable.Column) -> Bool) -> FormulaValue {
      .number(Double(table.columns.count(where: test)))
    }
    return [
      "measures": count { $0.role == .none && $0.details.type.isNumeric },
      "dates": count { $0.details.type.isTemporal || TypeFit.looks($0, like: \.isTemporal) },
      "flags": count { $0.details.type == .boolean },
    ]
  }

  /// A column with a number of its own for nearly every row that is no key: `invoice_number`, `receipt no`.
  private func proof(in table: SourceTable) -> String? {
    table.columns.first { column in
      guard column.role == .none, !table.key.contains(column.name),
        [.text, .integer].contains(column.details.type), let noun = column.words.last,
        let profile = column.details.profile, let distinct = profile.distinct, profile.rows > 1
      else { return false }
      return thesaurus.isIdentifier(noun) && noun != "id" && distinct * 10 >= profile.rows * 9
    }?.name
  }

  /// How many currencies the rows of a dataset are in, as far as a column says so.
  private func currencies(in table: SourceTable) -> Double? {
    let columns = table.columns.filter { column in
      column.words.contains { thesaurus.nearness("currency", $0).score >= 0.86 }
        && column.details.type == .text
    }
    return columns.compactMap(\.details.profile?.distinct).max().map(Double.init)
  }

  private var currency: String? {
    content.entities(.project).lazy.compactMap { entity in
      if case .project(let project) = entity.details { project.currency } else { nil }
    }.first
  }

  private func rhythm(of metrics: [(Entity, Metric)]) -> [String: FormulaValue] {
    let needs = metrics.compactMap { entity, metric in
      tolerance(of: entity.id, metric).map { (span: $0, name: entity.name) }
    }.sorted { ($0.span, $0.name) < ($1.span, $1.name) }
    guard let first = needs.first else { return [:] }
    return [
      "fastest": .duration(first.span), "fastest_kpi": .text(first.name),
      "next_fastest": .duration(orUnknown: needs.dropFirst().first?.span),
    ]
  }

  /// The dataset that holds the lines of a header: it refers to it and speaks of lines.
  func lines(of table: SourceTable) -> SourceTable? {
    tables.values.sorted { $0.id < $1.id }.first { other in
      other.id != table.id && isAboutLines(other.words)
        && joins.steps(from: other.id).contains { $0.to == table.id }
        && other.columns.contains { $0.role == .none && $0.details.type.isNumeric }
    }
  }

  /// What rules may read about each dataset that facts refer to.
  func dimensionSubjects() -> [RuleSubject] {
    let facts = facts
    return dimensions.map { table in
      let users = facts.filter { fact in
        fact.id != table.id && joins.path(from: fact.id, to: table.id) != nil
      }
      let key = table.key
      return RuleSubject(
        scope: "dimension", id: table.id,
        values: [
          "dataset": .text(table.name),
          "history": .text(orUnknown: subject(of: table.id)?.history?.rawValue),
          "used_by": .number(Double(users.count)),
          "key": key.isEmpty ? .unknown : .text(key.joined(separator: ", ")),
        ])
    }
  }

  /// What rules may read about the project as a whole.
  func projectSubject() -> RuleSubject {
    let project = content.entities(.project).first
    let people = content.entities(.persona).compactMap { entity -> Int? in
      if case .persona(let persona) = entity.details { persona.concurrent } else { nil }
    }
    let bytes = usedTables.compactMap(\.dataset.byteCount)
    let name = project?.name ?? projectName
    return RuleSubject(
      scope: "project", id: project?.id ?? EntityID(.project, slug: projectName ?? "project"),
      values: [
        "project": .text(orUnknown: name),
        "total_gigabytes": bytes.isEmpty
          ? .unknown : .number(Double(bytes.reduce(0, +)) / 1e9),
        "concurrent": people.isEmpty ? .unknown : .number(Double(people.reduce(0, +))),
        // One load per source, one transformation.
        "jobs": .number(Double(sources.count + 1)),
        "warehouse": .text(orUnknown: warehouse),
      ])
  }

  /// What rules may read about each group of readers.
  func personaSubjects() -> [RuleSubject] {
    content.entities(.persona).filter { $0.status != .removed }.compactMap { entity in
      guard case .persona(let persona) = entity.details else { return nil }
      return RuleSubject(
        scope: "persona", id: entity.id,
        values: [
          "persona": .text(entity.name),
          "channels": .list(persona.channels.map { .text($0) }),
        ])
    }
  }

  /// Everything that rules are asked about.
  func ruleSubjects() -> [RuleSubject] {
    kpiSubjects() + datasetSubjects() + sourceSubjects() + factSubjects() + dimensionSubjects()
      + [projectSubject()] + personaSubjects()
  }
}
