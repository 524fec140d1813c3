import GroundworkModel

/// Aggregates of one column per period: what sums, counts, ratios, rates and plans are put together from.
extension MetricDesigner {
  /// The amount of one input per period.
  ///
  /// - Parameters:
  ///   - fallback: how rows are put together when the component does not say.
  mutating func amount(
    _ name: String, of input: MetricRequest.Input, fallback: Metric.Component.Aggregation,
    dates: [EntityID]
  ) throws -> MetricQuery.Amount {
    guard let column = input.column else { return try missing(input) }
    let aggregation =
      input.component.aggregation == .none ? fallback : input.component.aggregation
    let frame = try frame(
      over: [column], dates: dates, mayRepeat: aggregation == .countDistinct)
    let wanted: WarehouseType? =
      isArithmetic(aggregation) && input.component.condition == nil
      ? .decimal(precision: 28, scale: 6) : nil
    let use = try use(column, from: frame.base, as: wanted)
    var counted = summand(use)
    if let condition = input.component.condition {
      let holds = try self.condition(condition, on: use, role: input.component.role)
      counted = "case when \(holds) then \(use.type.isNumeric ? use.expression : "1") end"
      if aggregation == .countDistinct { counted = "case when \(holds) then \(use.expression) end" }
    }
    let expression = Self.aggregate(aggregation, counted)
    note(use, .aggregated, expression)
    requireValue(use, aggregation, base: frame.base, input)
    try countPersons(in: frame, having: [use])
    return MetricQuery.Amount(
      name: name, select: total(frame, expression),
      isZeroWhenMissing: !["avg", "min(", "max("].contains { expression.hasPrefix($0) })
  }

  /// Rows of a frame put together per period, and per word when split.
  func total(_ frame: Frame, _ expression: String) -> SelectStatement {
    var select = frame.rows
    select.add(period.start(of: frame.date.expression), as: "period")
    if let word = frame.word { select.add(word, as: "word") }
    select.groupCount = select.columns.count
    select.add(expression, as: "amount")
    return select
  }

  private func missing(_ input: MetricRequest.Input) throws -> MetricQuery.Amount {
    throw MetricProblem(
      rule: "input-missing", message: "no column is mapped to `\(input.component.role)`",
      help: "map one with `scaffold plan`, or scan the source that holds it")
  }

  private func isArithmetic(_ aggregation: Metric.Component.Aggregation) -> Bool {
    aggregation == .sum || aggregation == .average
  }

  /// A column as something to add up: a yes counts one.
  private func summand(_ use: ColumnUse) -> String {
    use.type == .boolean
      ? "case when \(use.expression) then 1 else 0 end" : use.expression
  }

  private static func aggregate(
    _ aggregation: Metric.Component.Aggregation, _ expression: String
  ) -> String {
    switch aggregation {
    case .sum, .none: "sum(\(expression))"
    case .count: "count(\(expression))"
    case .countDistinct: "count(distinct \(expression))"
    case .average: "avg(\(expression))"
    case .minimum: "min(\(expression))"
    case .maximum: "max(\(expression))"
    }
  }

  private mutating func requireValue(
    _ use: ColumnUse, _ aggregation: Metric.Component.Aggregation, base: EntityID,
    _ input: MetricRequest.Input
  ) {
    let isCounted = [.count, .countDistinct].contains(aggregation) && input.component.slot != .key
    guard input.component.required, input.component.condition == nil, !isCounted else { return }
    draft.check(
      PlannedCheck(
        column: use.name, test: .notNull, severity: .warning, rule: "R-H10",
        reason: "\(request.name) leaves out rows without it"), of: base)
  }
}
