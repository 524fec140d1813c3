import GroundworkModel

/// The periods of a report grain as SQL, under the project's own week and financial year.
struct PeriodSQL: Hashable, Sendable {
  /// The length of a period.
  let grain: Grain
  /// Days that weeks start after Monday, 0…6.
  let weekShift: Int
  /// Months that the financial year starts after January, 0…11. Moves quarters and years.
  let fiscalShift: Int

  init(grain: Grain, project: Project? = nil) {
    self.grain = grain
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    weekShift = days.firstIndex(of: project?.weekStart?.lowercased() ?? "") ?? 0
    let month = Int(project?.fiscalStart?.prefix(2) ?? "") ?? 1
    fiscalShift = (1...12).contains(month) ? month - 1 : 0
  }

  /// The first day of the period that a date or timestamp falls into.
  func start(of expression: String) -> String {
    guard let shift else {
      return "cast(date_trunc('\(grain.rawValue)', \(expression)) as date)"
    }
    return "cast(date_trunc('\(grain.rawValue)', \(expression) - \(shift)) + \(shift) as date)"
  }

  /// The first day of the period after the one that starts at `start`.
  func next(after start: String) -> String { "cast(\(start) + \(step) as date)" }

  /// The first day of the period before the one that starts at `start`.
  func previous(before start: String) -> String { "cast(\(start) - \(step) as date)" }

  /// The length of a period as an interval.
  var step: String { grain == .quarter ? "interval '3 months'" : "interval '1 \(grain.rawValue)'" }

  private var shift: String? {
    switch grain {
    case .week where weekShift > 0: "interval '\(weekShift) days'"
    case .quarter, .year: fiscalShift > 0 ? "interval '\(fiscalShift) months'" : nil
    default: nil
    }
  }
}
