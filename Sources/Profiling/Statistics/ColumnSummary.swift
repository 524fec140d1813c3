public import GroundworkModel

/// What was seen of a column's values. It holds values and must not be kept; ``profile(isPersonal:)`` may be.
public struct ColumnSummary: Sendable {
  let tally: ValueTally
  let numbers: NumberStatistics
  let order: ValueOrder
  let declared: DataType
  let rows: Int
  let isSampled: Bool
  let distinct: Int
  let isDistinctExact: Bool
  /// How often distinct values occur, by their hashes: of all while they are few, then of an even part.
  let hashes: ValueHashes
  /// Values with their counts, most frequent first; see ``areFrequenciesComplete``.
  let frequencies: [(value: String, count: Int)]
  let areFrequenciesComplete: Bool
  /// Distinct values that are another one but for capitals.
  let spellings: Int
  /// Distinct values, evenly chosen.
  let sample: [String]

  /// What was counted.
  var facts: ColumnFacts { tally.facts }

  /// Values that are neither missing nor a word for missing.
  var real: Int { facts.values - facts[.placeholder] }

  /// The type that nine of ten values or more look like, with the share that does; nil without values.
  public var inferred: (type: DataType, share: Double)? {
    guard real > 0 else { return nil }
    for type in [DataType.boolean, .uuid, .json, .integer, .decimal, .date, .timestamp, .time] {
      let count = facts.count { Self.fits($0, type) }
      if Double(count) >= 0.95 * Double(real) { return (type, Double(count) / Double(real)) }
    }
    return (.text, 1)
  }

  /// Whether a value of a shape is of a type.
  static func fits(_ shape: ValueShape, _ type: DataType) -> Bool {
    switch type {
    case .boolean: shape == .boolean
    case .uuid: shape == .uuid
    case .json: shape == .json
    case .integer: shape == .integer
    case .decimal: shape.isNumeric
    case .date: shape.isTemporal && shape.rawValue < ValueShape.isoTimestamp.rawValue
    case .timestamp: shape.isTemporal
    case .time: shape == .time
    default: false
    }
  }

  /// The type that values are of: the declared one, or for text and unknown the inferred one.
  var type: DataType { saysLittle ? inferred?.type ?? declared : declared }

  private var saysLittle: Bool { [.text, .unknown, .other].contains(declared) }

  /// The ways in which dates or numbers are written, most frequent first; more than one is a finding.
  var formats: [ColumnProfile.Frequency] {
    formatShapes.compactMap { shape in
      pattern(shape).map { ColumnProfile.Frequency(value: $0, count: facts[shape]) }
    }
  }

  /// The shapes of ``formats``.
  var formatShapes: [ValueShape] {
    ValueShape.allCases.filter { $0.isTemporal || $0.isNumeric || $0 == .paddedInteger }
      .filter { facts[$0] > 0 }
      .sorted { facts[$0] > facts[$1] }
  }

  /// The pattern of a shape, the order of day and month as the values prove it.
  private func pattern(_ shape: ValueShape) -> String? {
    let isMonthFirst = facts.monthFirst > 0 && facts.dayFirst == 0
    let isSlashed = shape == .slashedDate || shape == .slashedTimestamp
    guard isSlashed, isMonthFirst else { return shape.pattern }
    return shape.pattern?.replacing("DD/MM", with: "MM/DD")
  }
}
