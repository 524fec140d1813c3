public import GroundworkModel

/// Which slots a shape cannot do without.
public enum MetricSlots {
  /// What an input does in the formula.
  public typealias Slot = Metric.Component.Slot

  /// The sets of slots that suffice: any one of them.
  public static func required(by shape: MetricShape) -> [Set<Slot>] {
    switch shape {
    case .sum: [[.value, .date]]
    case .distinctCount: [[.key, .date]]
    case .ratio, .rate: [[.numerator, .denominator, .date]]
    case .percentile: [[.start, .end]]
    case .snapshot: [[.value, .date], [.value, .start, .end]]
    case .cohort: [[.member, .date]]
    case .funnel: [[.member, .start, .end]]
    case .versusPlan: [[.value, .date, .plan, .planDate]]
    case .weightedMean: [[.value, .weight, .date]]
    case .composite: [[]]
    }
  }

  /// The shape that a set of slots means, the most special first; nil when none fits.
  public static func shape(of slots: Set<Slot>) -> MetricShape? {
    let order: [MetricShape] = [
      .versusPlan, .weightedMean, .funnel, .snapshot, .ratio, .cohort, .percentile,
      .distinctCount, .sum,
    ]
    return order.first { shape in
      let sets = required(by: shape).filter { shape != .snapshot || $0.contains(.start) }
      return sets.contains { slots.isSuperset(of: $0) }
    }
  }
}
