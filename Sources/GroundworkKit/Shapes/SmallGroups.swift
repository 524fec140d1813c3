import GroundworkModel

/// Keeps values about few persons from being shown: they are empty and marked, and with them the next smallest of a split
/// where the period's own value would give the one that is hidden away.
///
/// The persons behind a value are those behind the rows of each dataset that it is computed from; every one of these
/// groups must be large enough.
struct SmallGroups {
  /// Fewer persons than this are not shown.
  let limit: Int
  /// Persons per period, one amount for each group.
  let persons: [MetricQuery.Amount]
  /// The columns that tell persons apart.
  let inputs: [PipelineModel.Input]

  /// Persons behind a figure: those of its smallest group.
  private var smallest: String {
    let groups = persons.map(\.expression)
    return groups.count == 1 ? groups[0] : "least(\(groups.joined(separator: ", ")))"
  }

  /// The statement over a model's figures that hides those about few persons.
  func hiding(_ figures: SelectStatement, split: String?) -> (parts: [Query.Part], SelectStatement)
  {
    var counted = figures
    counted.add("cast(\(smallest) as bigint)", as: "persons")
    var marked = SelectStatement(from: "figures")
    for column in counted.columns { marked.add(SQLText.name(column.name), as: column.name) }
    marked.add(split.map(isHidden) ?? "persons < \(limit)", as: "is_suppressed")
    var shown = SelectStatement(from: "marked")
    for column in counted.columns {
      let name = SQLText.name(column.name)
      let isKey = ["period", split].contains(column.name)
      shown.add(isKey ? name : "case when not is_suppressed then \(name) end", as: column.name)
    }
    shown.add("is_suppressed", as: "is_suppressed")
    return ([.init("figures", counted), .init("marked", marked)], shown)
  }

  /// Few persons; or the next smallest word of a period in which a single word has few.
  private func isHidden(_ split: String) -> String {
    let few = "sum(case when persons < \(limit) then 1 else 0 end) over (partition by period)"
    let turn =
      "row_number() over (partition by period order by persons, \(SQLText.name(split)))"
    return "(persons < \(limit) or (\(few) = 1 and \(turn) = 2))"
  }

  /// The columns that it adds to a model.
  var columns: [PipelineModel.Column] {
    let names = Set(inputs.map { $0.column.lastSegment }).sorted().map { "`\($0)`" }
    return [
      .init(
        name: "persons", type: .integer,
        description:
          "Different persons behind the value, told apart by \(ExclusionReview.list(names)); empty where hidden.",
        inputs: inputs),
      .init(
        name: "is_suppressed", type: .boolean,
        description:
          "Whether the value is hidden because fewer than \(limit) persons stand behind it, or because it would give such a one away.",
        inputs: inputs),
    ]
  }

  /// No row of a model tells anything about fewer persons than may be shown.
  func check(of model: String) -> PlannedCheck {
    PlannedCheck(
      column: "persons",
      test: .sql(
        name: "\(model)_hides_small_groups",
        query: """
          select *
          from \(SQLText.ref(model))
          where persons < \(limit)
              or is_suppressed is null
              or is_suppressed and coalesce(value, numerator, denominator) is not null
              or not is_suppressed and persons is null

          """),
      severity: .error, rule: "R-I8",
      reason: "a value about fewer than \(limit) persons must not be shown")
  }
}

extension MetricDesigner {
  /// Counts the persons behind rows of a frame that have all of some columns, when few must not be shown.
  mutating func countPersons(in frame: Frame, having uses: [ColumnUse] = []) throws {
    guard metric.minimumGroupSize != nil,
      let column = draft.personColumn(from: frame.base, besides: frame.date.source)
    else { return }
    let person = try use(column, from: frame.base)
    let present = uses.map { "\($0.expression) is not null" }.joined(separator: " and ")
    let counted =
      present.isEmpty ? person.expression : "case when \(present) then \(person.expression) end"
    let expression = "count(distinct \(counted))"
    add(
      persons: total(frame, expression),
      .init(column: person.id, transformation: .aggregated, expression: expression))
  }

  /// Members of a cohort are persons when they are told apart by what tells persons apart.
  mutating func countMembers(_ counted: MetricQuery.Amount) throws {
    guard metric.minimumGroupSize != nil, let member = try required(.member).column,
      let base = draft.catalog.dataset(of: member),
      let who = draft.use(member, from: base),
      let person = draft.personColumn(from: base, besides: nil),
      draft.use(person, from: base)?.name == who.name
    else { return }
    add(
      persons: counted.select,
      .init(column: who.id, transformation: .aggregated, expression: "count(*)"))
  }

  /// What hides small groups; nil when nobody asked for it.
  func smallGroups() throws -> SmallGroups? {
    guard let limit = metric.minimumGroupSize else { return nil }
    guard !persons.isEmpty else {
      throw MetricProblem(
        rule: "persons-unknown",
        message:
          "values about fewer than \(limit) persons must not be shown, and nothing tells persons apart here",
        help:
          "mark the columns that name persons with `catalog classify`, or take the smallest group back"
      )
    }
    let groups = persons.enumerated().map { index, select in
      MetricQuery.Amount(
        name: index == 0 ? "persons" : "persons_\(index + 1)", select: select,
        isZeroWhenMissing: true)
    }
    return SmallGroups(limit: limit, persons: groups, inputs: personInputs)
  }
}

extension MartDraft {
  /// The column by which rows of a table tell persons apart: the key of the nearest table that names persons. One that
  /// also holds the date of the figure records what persons did, so that it is taken last.
  func personColumn(from base: EntityID, besides date: EntityID?) -> EntityID? {
    let event = date.flatMap { catalog.dataset(of: $0) }
    let near = catalog.peopleTables.compactMap { table in
      graph.path(from: base, to: table).map { (table, $0) }
    }
    let best = near.min { left, right in
      let ranks = [left, right].map { ($0.0 == event ? 1 : 0, $0.1.count, $0.0.rawValue) }
      return ranks[0] < ranks[1]
    }
    guard let (table, path) = best else { return nil }
    if let last = path.last, last.targets.count == 1 { return last.targets[0] }
    let key = catalog.key(of: table).columns
    return key.count == 1 ? key[0] : nil
  }
}

extension SourceCatalog {
  /// Datasets with a column that names a person or gives their mail address, sorted.
  var peopleTables: [EntityID] {
    let naming = content.classifications.filter { _, all in
      all.contains { found in
        found.verdict != .rejected
          && (found.category.hasPrefix("person.") || found.category == "contact.email")
      }
    }.keys
    return Set(naming.compactMap { dataset(of: $0) }).sorted()
  }
}
