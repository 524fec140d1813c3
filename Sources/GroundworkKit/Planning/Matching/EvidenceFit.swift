import GroundworkModel

/// What keys and the profile say for or against a column, names and types aside.
enum EvidenceFit {
  /// 0…1 with the reasons in words.
  static func verdict(
    _ component: Metric.Component, _ column: SourceTable.Column, rows: Int?
  ) -> (score: Double, reasons: [String]) {
    let profile = column.details.profile
    if let profile, profile.rows > 0, profile.nulls == profile.rows {
      return (0, ["the sample holds no value"])
    }
    switch TypeFit.demand(of: component) {
    case .identity: return key(column, component)
    case .moment: return moment(profile, mayBeEmpty: component.slot == .end)
    case .number: return filled(profile, 1)
    case .word: return word(profile, column)
    case .anything: return condition(component.condition, profile)
    }
  }

  private static func key(
    _ column: SourceTable.Column, _ component: Metric.Component
  ) -> (Double, [String]) {
    switch column.role {
    case .primary: return (1, ["primary key"])
    case .foreign(let target): return (0.95, ["refers to `\(target.lastSegment)`"])
    case .unique: return (0.95, ["unique"])
    case .none: break
    }
    guard let profile = column.details.profile, let distinct = profile.distinct, profile.rows > 1
    else { return (0.5, []) }
    if distinct == profile.rows { return (0.9, ["all values differ"]) }
    return distinct > 20 || distinct * 10 > profile.rows
      ? (0.7, []) : (0.2, ["few distinct values"])
  }

  private static func moment(
    _ profile: ColumnProfile?, mayBeEmpty: Bool
  ) -> (Double, [String]) {
    guard let profile, profile.rows > 0 else { return (0.75, []) }
    if profile.distinct == 1, profile.rows > 10 { return (0.3, ["one value only"]) }
    return mayBeEmpty ? (1, []) : filled(profile, 1)
  }

  private static func filled(_ profile: ColumnProfile?, _ full: Double) -> (Double, [String]) {
    guard let profile, profile.rows > 0 else { return (0.8 * full, []) }
    let share = Double(profile.nulls) / Double(profile.rows)
    return share > 0.3 ? (full * (1 - share), ["\(Percent.text(share)) empty"]) : (full, [])
  }

  private static func word(
    _ profile: ColumnProfile?, _ column: SourceTable.Column
  ) -> (Double, [String]) {
    guard let profile, let distinct = profile.distinct, profile.rows > 0 else { return (0.75, []) }
    let hasFew = distinct <= 200 || distinct * 5 <= profile.rows
    return hasFew ? filled(profile, 1) : (0.4, ["too many values to split by"])
  }

  private static func condition(
    _ condition: Metric.Component.Condition?, _ profile: ColumnProfile?
  ) -> (Double, [String]) {
    guard let profile, let condition, !condition.values.isEmpty else { return (0.75, []) }
    let wanted = Set(condition.values.map { $0.lowercased() })
    let found = profile.topValues.filter { wanted.contains($0.value.lowercased()) }
    if let first = found.first, profile.rows > 0 {
      let share = Double(found.map(\.count).reduce(0, +)) / Double(profile.rows)
      return (1, ["holds the value `\(first.value)` (\(Percent.text(share)) of rows)"])
    }
    return profile.topValues.isEmpty
      ? (0.6, []) : (0, ["none of the frequent values is looked for"])
  }
}

/// Shares in words.
enum Percent {
  /// `0.125` → `13 %`; a share that is not nothing is at least `1 %`.
  static func text(_ share: Double) -> String {
    let percent = (share * 100).rounded()
    return share > 0 && percent < 1 ? "under 1 %" : "\(Int(percent)) %"
  }
}
