import GroundworkModel

/// Turns one KPI into a query over facts, asking the star for the columns it needs.
///
/// Each side of a formula is aggregated on its own fact to the report grain before the sides are joined (drill-across),
/// so nothing is ever summed over rows that a join has multiplied.
struct MetricDesigner {
  let request: MetricRequest
  let period: PeriodSQL
  /// The dimension to split by, when it is a split that is designed.
  let split: MetricRequest.Input?
  var draft: MartDraft
  /// What the figure, the period and the word are made from.
  private(set) var valueInputs: [PipelineModel.Input] = []
  private(set) var periodInputs: [PipelineModel.Input] = []
  private(set) var wordInputs: [PipelineModel.Input] = []
  /// Models read.
  private(set) var reads: Set<EntityID> = []
  /// Persons per period, one statement for each group behind the figure; see ``SmallGroups``.
  private(set) var persons: [SelectStatement] = []
  /// What tells persons apart.
  private(set) var personInputs: [PipelineModel.Input] = []
  private var appliedFilters: Set<EntityID> = []

  init(
    _ request: MetricRequest, period: PeriodSQL, split: MetricRequest.Input? = nil,
    draft: MartDraft
  ) {
    self.request = request
    self.period = period
    self.split = split
    self.draft = draft
  }

  var metric: Metric { request.metric }

  /// The query, or why there is none.
  mutating func query() throws -> MetricQuery {
    let query = try shapeQuery()
    for filter in request.inputs(.filter)
    where filter.isApplicable && !appliedFilters.contains(filter.id) {
      throw MetricProblem(
        rule: "filter-out-of-reach",
        message: "the filter `\(filter.component.role)` cannot be applied without multiplying rows",
        help: "map it to a column of the counted table, or of a table it refers to")
    }
    return query
  }

  private mutating func shapeQuery() throws -> MetricQuery {
    switch metric.shape {
    case .sum: try sumQuery()
    case .distinctCount: try distinctCountQuery()
    case .ratio, .rate: try ratioQuery()
    case .weightedMean: try weightedMeanQuery()
    case .percentile: try percentileQuery()
    case .snapshot: try levelQuery()
    case .cohort: try cohortQuery()
    case .funnel: try funnelQuery()
    case .versusPlan: try versusPlanQuery()
    case .composite:
      throw MetricProblem(rule: "composite", message: "a composite is put together from KPI models")
    }
  }
}

// MARK: - What shapes ask for

extension MetricDesigner {
  /// A fact opened for one side of a formula: rows of a base table, dated, filtered, split.
  struct Frame {
    var base: EntityID
    var date: ColumnUse
    /// `from`, joins and conditions; no result columns yet.
    var rows: SelectStatement
    /// The word to split by, when there is one.
    var word: String?
  }

  /// The input of a slot, or why the KPI cannot do without.
  func required(_ slot: Metric.Component.Slot) throws -> MetricRequest.Input {
    if let input = request.input(slot) { return input }
    throw MetricProblem(
      rule: "input-missing",
      message: "no column is mapped to the \(slot.rawValue) of this KPI",
      help: "map one with `scaffold plan`, or scan the source that holds it")
  }

  /// All columns that date rows, best first.
  func dates(_ slot: Metric.Component.Slot = .date) -> [EntityID] {
    request.inputs(slot).flatMap(\.columns)
  }

  /// Opens the fact from which all columns, and one of the dates, can be reached without multiplying rows.
  ///
  /// - Parameters:
  ///   - columns: what is measured.
  ///   - dates: what may date the rows, best first.
  ///   - mayRepeat: whether seeing a value twice does no harm, as when distinct values are counted.
  mutating func frame(
    over columns: [EntityID], dates: [EntityID], mayRepeat: Bool = false
  ) throws -> Frame {
    var candidates = columns.compactMap { draft.catalog.dataset(of: $0) }
    if mayRepeat { candidates += dates.compactMap { draft.catalog.dataset(of: $0) } }
    for base in candidates where reaches(columns, from: base) {
      if let date = nearest(dates, from: base) { return try open(base, date: date) }
    }
    let names = (columns + dates).map { "`\($0)`" }.joined(separator: ", ")
    throw MetricProblem(
      rule: "fan-out",
      message: "no table reaches \(names) without multiplying rows",
      help: "map the date to a column of the measured table, or of a table it refers to by key")
  }

  private func reaches(_ columns: [EntityID], from base: EntityID) -> Bool {
    columns.allSatisfy { column in
      draft.catalog.dataset(of: column).flatMap { draft.graph.path(from: base, to: $0) } != nil
    }
  }

  private func nearest(_ dates: [EntityID], from base: EntityID) -> EntityID? {
    dates.compactMap { date -> (Int, EntityID)? in
      guard let home = draft.catalog.dataset(of: date) else { return nil }
      return draft.graph.path(from: base, to: home).map { ($0.count, date) }
    }.min { $0.0 < $1.0 }?.1
  }

  private mutating func open(_ base: EntityID, date: EntityID) throws -> Frame {
    let dated = try use(date, from: base, as: .timestamp)
    guard dated.type.isTemporal else {
      throw MetricProblem(
        rule: "not-a-date", message: "`\(date)` is \(dated.type.sql), not a date",
        help: "map the date of this KPI to a date column with `scaffold plan`")
    }
    var rows = SelectStatement(from: "\(SQLText.ref(dated.fact)) as f")
    reads.insert(PipelineModel.id(dated.fact, in: .marts))
    periodInputs.append(.init(column: dated.id, transformation: .derived))
    rows.conditions.append("\(dated.expression) is not null")
    rows.conditions += try filters(from: base)
    let word = try split(into: &rows, from: base, at: dated.expression)
    draft.date(by: dated)
    draft.check(.pastDate(dated.name), of: base)
    return Frame(base: base, date: dated, rows: rows, word: word)
  }

  /// The column of a fact that carries a source column.
  mutating func use(
    _ column: EntityID, from base: EntityID, as wanted: WarehouseType? = nil
  ) throws -> ColumnUse {
    if let use = draft.use(column, from: base, as: wanted) { return use }
    throw MetricProblem(
      rule: "fan-out",
      message: "`\(column)` cannot be reached from `\(base)` without multiplying rows")
  }

  /// Notes what the figure is made from.
  mutating func note(
    _ use: ColumnUse, _ transformation: LineageEdge.Transformation, _ expression: String? = nil
  ) {
    valueInputs.append(
      .init(column: use.id, transformation: transformation, expression: expression))
  }

  private mutating func filters(from base: EntityID) throws -> [String] {
    var conditions: [String] = []
    for filter in request.inputs(.filter) {
      guard let condition = filter.component.condition, let column = filter.column,
        let use = draft.use(column, from: base)
      else { continue }
      conditions.append(try self.condition(condition, on: use, role: filter.component.role))
      note(use, .filter)
      appliedFilters.insert(filter.id)
    }
    return conditions
  }

  /// A condition as SQL, or why its values do not fit the column.
  func condition(
    _ condition: Metric.Component.Condition, on use: ColumnUse, role: String
  ) throws -> String {
    if let text = ConditionSQL.text(condition, on: use.expression, type: use.type) { return text }
    throw MetricProblem(
      rule: "condition-mismatch",
      message: "the condition on `\(role)` does not fit its column, which is \(use.type.sql)",
      help: "values given: " + condition.values.joined(separator: ", "))
  }

  private mutating func split(
    into rows: inout SelectStatement, from base: EntityID, at date: String
  ) throws -> String? {
    guard let split, let column = split.column else { return nil }
    guard let dimension = draft.dimension(column, from: base) else {
      throw MetricProblem(
        rule: "split-out-of-reach",
        message: "splitting by `\(split.component.role)` would multiply rows of `\(base)`",
        help: "split by a word of the measured table, or of a table it refers to by key")
    }
    if let join = dimension.join(at: date) { rows.joins.append(join) }
    if let member = dimension.member { reads.insert(PipelineModel.id(member.model, in: .marts)) }
    wordInputs.append(.init(column: dimension.wordID, transformation: .identity))
    return dimension.expression
  }

  /// Notes a group of persons behind the figure.
  mutating func add(persons select: SelectStatement, _ input: PipelineModel.Input) {
    guard !persons.contains(select) else { return }
    persons.append(select)
    if !personInputs.contains(input) { personInputs.append(input) }
  }

  /// Notes that the calendar is read.
  mutating func readCalendar() { reads.insert(PipelineModel.id(CalendarDesign.name, in: .marts)) }

  /// Notes that a fact is read.
  mutating func readFact(_ use: ColumnUse) { reads.insert(PipelineModel.id(use.fact, in: .marts)) }

  /// Notes that the figure, its period and its word come from another KPI's model.
  mutating func read(_ model: EntityID, word: String?) {
    reads.insert(model)
    valueInputs.append(.init(column: model.child(.column, "value"), transformation: .derived))
    periodInputs.append(.init(column: model.child(.column, "period"), transformation: .identity))
    guard let word else { return }
    wordInputs.append(.init(column: model.child(.column, word), transformation: .identity))
  }
}

extension PlannedCheck {
  /// A date that is missing leaves its row out of every period; one far ahead makes periods that cannot be.
  static func pastDate(_ column: String) -> PlannedCheck {
    PlannedCheck(
      column: column, test: .notNull, severity: .warning, rule: "R-H11",
      reason: "a row without this date falls into no period")
  }
}
