import GroundworkModel

/// Shapes S, C, R, E, W and V: amounts per period and their quotients. A ratio is a ratio of sums, never a mean of ratios.
extension MetricDesigner {
  /// S: `sum(value)`; with a weight `sum(value × weight)`, as price times quantity.
  mutating func sumQuery() throws -> MetricQuery {
    let value = try required(.value)
    if let weight = request.input(.weight) {
      let amount = try product("amount", of: value, and: weight)
      return MetricQuery(
        amounts: [amount], numerator: amount.expression, value: amount.expression)
    }
    let amount = try amount("total", of: value, fallback: .sum, dates: dates())
    return MetricQuery(amounts: [amount], numerator: amount.expression, value: amount.expression)
  }

  /// C: `count(distinct key)`, computed anew for each period and word because it cannot be added up.
  mutating func distinctCountQuery() throws -> MetricQuery {
    let key = try required(.key)
    let amount = try amount("counted", of: key, fallback: .countDistinct, dates: dates())
    return MetricQuery(amounts: [amount], numerator: amount.expression, value: amount.expression)
  }

  /// R and E: `sum(numerator) / sum(denominator)`, for E times the multiplier.
  mutating func ratioQuery() throws -> MetricQuery {
    _ = try required(.numerator)
    _ = try required(.denominator)
    let tops = try sides(.numerator)
    let bottoms = try sides(.denominator)
    let top = tops.map(\.expression).joined(separator: " + ")
    let bottom = bottoms.map(\.expression).joined(separator: " + ")
    return quotient(tops + bottoms, top: top, bottom: bottom)
  }

  /// W: `sum(value × weight) / sum(weight)`; a row without a value carries no weight, and without a mapped weight each
  /// value carries one.
  mutating func weightedMeanQuery() throws -> MetricQuery {
    let value = try required(.value)
    guard let weight = request.input(.weight) else {
      let top = try amount("total", of: value, fallback: .sum, dates: dates())
      let bottom = try amount("counted", of: value.counted, fallback: .count, dates: dates())
      return quotient(
        [top, bottom], top: top.expression, bottom: bottom.expression, isShare: false)
    }
    let top = try product("weighted", of: value, and: weight)
    let frame = try frame(over: columns(value, weight), dates: dates())
    let uses = try columns(value, weight).map { try use($0, from: frame.base) }
    let sum = "sum(case when \(uses[0].expression) is not null then \(uses[1].expression) end)"
    let bottom = MetricQuery.Amount(
      name: "weights", select: total(frame, sum), isZeroWhenMissing: true)
    draft.check(.notNegative(uses[1], asked: "R-H10"), of: frame.base)
    return quotient([top, bottom], top: top.expression, bottom: bottom.expression, isShare: false)
  }

  /// V: `(actual − plan) / abs(plan)`; with the parameter `mode` = `attainment`, `actual / plan`.
  mutating func versusPlanQuery() throws -> MetricQuery {
    let actual = try amount("actual", of: try required(.value), fallback: .sum, dates: dates())
    let planned = try required(.plan)
    let planDates = dates(.planDate) + dates()
    let plan = try amount("planned", of: planned, fallback: .sum, dates: planDates)
    let isAttainment = metric.parameters["mode"] == "attainment"
    let difference = "(\(actual.expression) - \(plan.expression))"
    let share = Self.divide(
      isAttainment ? actual.expression : difference,
      isAttainment ? plan.expression : "abs(\(plan.expression))")
    return MetricQuery(
      amounts: [actual, plan], numerator: actual.expression, denominator: plan.expression,
      value: scaled(share))
  }

  /// The quotient of two expressions; nothing when the bottom is zero.
  static func divide(_ top: String, _ bottom: String) -> String {
    "cast(\(top) as double precision) / nullif(\(bottom), 0)"
  }

  /// A quotient of amounts under the KPI's own parameters: complement, multiplier, per cent.
  func quotient(
    _ amounts: [MetricQuery.Amount], preludes: [Query.Part] = [], top: String, bottom: String,
    isShare: Bool = true
  ) -> MetricQuery {
    let share = Self.divide(amounts.count > 2 ? "(\(top))" : top, bottom)
    let isComplement = metric.parameters["complement"] == "true"
    return MetricQuery(
      preludes: preludes, amounts: amounts, numerator: top, denominator: bottom,
      value: isShare ? scaled(isComplement ? "(1 - \(share))" : share) : share)
  }

  /// A share in the KPI's own unit: times its multiplier, else times 100 when the unit is per cent.
  func scaled(_ share: String) -> String {
    if let multiplier = metric.parameters["multiplier"].flatMap(Double.init), multiplier != 1 {
      return "\(SQLText.number(multiplier)) * \(share)"
    }
    let isPercent = ["%", "percent", "per cent"].contains(metric.unit?.lowercased() ?? "")
    return isPercent ? "100 * \(share)" : share
  }

  private mutating func sides(_ slot: Metric.Component.Slot) throws -> [MetricQuery.Amount] {
    let inputs = request.inputs(slot)
    return try inputs.enumerated().map { index, input in
      let name = inputs.count == 1 ? slot.rawValue : "\(slot.rawValue)_\(index + 1)"
      let fallback = fallback(for: input)
      return try amount(name, of: input, fallback: fallback, dates: dates())
    }
  }

  /// Numbers are summed and anything else is counted, when the component does not say.
  private func fallback(for input: MetricRequest.Input) -> Metric.Component.Aggregation {
    guard let column = input.column, input.component.condition == nil else { return .count }
    return draft.type(of: column).isNumeric || draft.type(of: column) == .boolean ? .sum : .count
  }

  private func columns(_ inputs: MetricRequest.Input...) -> [EntityID] {
    inputs.compactMap(\.column)
  }

  private mutating func product(
    _ name: String, of value: MetricRequest.Input, and weight: MetricRequest.Input
  ) throws -> MetricQuery.Amount {
    let frame = try frame(over: columns(value, weight), dates: dates())
    let decimal = WarehouseType.decimal(precision: 28, scale: 6)
    let uses = try columns(value, weight).map { try use($0, from: frame.base, as: decimal) }
    let sum = "sum(" + uses.map(\.expression).joined(separator: " * ") + ")"
    for use in uses { note(use, .aggregated, sum) }
    try countPersons(in: frame, having: uses)
    return MetricQuery.Amount(name: name, select: total(frame, sum), isZeroWhenMissing: true)
  }
}

extension MetricRequest.Input {
  /// The same input, its rows counted.
  fileprivate var counted: MetricRequest.Input {
    var counted = component
    counted.aggregation = .count
    return MetricRequest.Input(id: id, component: counted, columns: columns)
  }
}

extension PlannedCheck {
  /// A weight or exposure below zero turns a mean upside down.
  static func notNegative(_ use: ColumnUse, asked rule: String) -> PlannedCheck {
    let column = SQLText.name(use.name)
    return PlannedCheck(
      column: use.name,
      test: .sql(
        name: "\(use.fact)_\(use.name)_is_not_negative",
        query: "select *\nfrom \(SQLText.ref(use.fact))\nwhere \(column) < 0\n"),
      severity: .warning, rule: rule, reason: "a negative weight turns a mean upside down")
  }
}
