public import GroundworkModel

extension ColumnSummary {
  /// The statistics that may be kept: without any value when the column is personal, and never a rare text.
  public func profile(isPersonal: Bool) -> ColumnProfile {
    var profile = ColumnProfile(rows: rows, isSampled: isSampled, nulls: facts.nulls)
    profile.empties = facts.empties
    profile.distinct = distinct
    profile.isDistinctExact = isDistinctExact
    if facts.values > 0 {
      profile.meanLength = rounded(Double(tally.lengths.sum) / Double(facts.values))
      addMasks(to: &profile)
      profile.minimumLength = tally.lengths.minimum
      profile.maximumLength = tally.lengths.maximum
    }
    if saysMoreThanDeclared, let inferred {
      profile.inferredType = inferred.type
      profile.inferredShare = rounded(inferred.share)
    }
    if type.isNumeric || type.isTemporal, !formats.isEmpty { profile.formats = formats }
    if numbers.count + facts.count(where: \.isTemporal) >= 20 { profile.order = order.inWords }
    guard !isPersonal else {
      profile.isMasked = true
      return profile
    }
    addValues(to: &profile)
    return profile
  }

  private var saysMoreThanDeclared: Bool {
    [.text, .unknown, .other].contains(declared) && inferred?.type != .text
  }

  private func addValues(to profile: inout ColumnProfile) {
    if type.isNumeric, numbers.count > 0 {
      profile.minimum = text(numbers.minimum)
      profile.maximum = text(numbers.maximum)
      profile.mean = rounded(numbers.mean)
      addNumbers(to: &profile)
    } else if type.isTemporal {
      profile.minimum = facts.minimumMoment?.text(dayOnly: type == .date)
      profile.maximum = facts.maximumMoment?.text(dayOnly: type == .date)
    }
    profile.topValues = harmless.prefix(10).map { .init(value: $0.value, count: $0.count) }
  }

  private func addNumbers(to profile: inout ColumnProfile) {
    profile.deviation = numbers.deviation.map(rounded)
    profile.zeros = numbers.zeros
    profile.negatives = numbers.negatives
    profile.quantiles = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99].compactMap(numbers.quantile)
      .map(rounded)
  }

  /// Masks of forms; a sentence has none.
  private func addMasks(to profile: inout ColumnProfile) {
    let frequent = tally.masks.counted.prefix(5).filter { $0.count >= 5 }
    guard !frequent.isEmpty else { return }
    profile.masks = frequent.map { .init(value: $0.mask, count: $0.count) }
  }

  /// Frequent values of a column with few different ones. A value that is rare might name a person in a column that
  /// nothing else gave away, so it is not kept.
  private var harmless: [(value: String, count: Int)] {
    guard areFrequenciesComplete, distinct <= 100, distinct * 4 <= facts.values else { return [] }
    return frequencies.filter { $0.count >= 5 }
  }

  private func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }

  private func rounded(_ number: Double) -> Double {
    let scale = abs(number) < 1 ? 1e6 : 1e4
    return abs(number) < 1e12 ? (number * scale).rounded() / scale : number
  }
}
