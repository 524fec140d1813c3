import GroundworkModel

/// Reads the values of one column, once and in any order, in constant memory.
struct ColumnProfiler: Sendable {
  private let settings: ProfileSettings
  private var facts = ColumnFacts()
  private var distinct: DistinctCounter
  private var frequencies: FrequencyCounter
  private var sample: ValueSample
  /// Of each value with capitals, by its hash, the hash of it in small letters.
  private var variants: [UInt64: UInt64] = [:]

  init(_ settings: ProfileSettings) {
    self.settings = settings
    distinct = DistinctCounter(exactLimit: settings.exactDistinctLimit)
    frequencies = FrequencyCounter(limit: settings.frequencyLimit)
    sample = ValueSample(limit: settings.sampleLimit)
  }

  mutating func addNull() { facts.nulls += 1 }

  /// Adds a value; gives its hash, for the hash of the row.
  @discardableResult
  mutating func add(_ bytes: Span<UInt8>) -> UInt64 {
    guard !bytes.isEmpty else {
      facts.empties += 1
      return 0
    }
    let hash = ValueHash.of(bytes)
    distinct.add(hash)
    frequencies.add(bytes, hash: hash)
    sample.add(bytes, hash: hash)
    addVariant(bytes, hash: hash)
    addFacts(bytes)
    return hash
  }

  private mutating func addVariant(_ bytes: Span<UInt8>, hash: UInt64) {
    guard distinct.isExact else { return variants = [:] }
    guard bytes.indices.contains(where: { bytes[$0].lowered != bytes[$0] }), variants[hash] == nil
    else { return }
    let lowered = bytes.indices.map { bytes[$0].lowered }
    variants[hash] = ValueHash.of(lowered.span)
  }

  /// Distinct values that are another one but for capitals.
  private var spellings: Int {
    guard let counts = distinct.exact else { return 0 }
    return variants.count - Set(variants.values).count { counts[$0] == nil }
  }

  private mutating func addFacts(_ bytes: Span<UInt8>) {
    facts.values += 1
    facts.addLength(of: bytes)
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    if end - start < bytes.count { facts.untrimmed += 1 }
    guard start < end else { return facts.shapes[ValueShape.placeholder.rawValue] += 1 }
    facts.add(ValueReading(bytes.extracting(start..<end)), today: settings.today)
  }

  /// The statistics of everything added.
  func summary(declared: DataType, rows: Int, isSampled: Bool) -> ColumnSummary {
    ColumnSummary(
      facts: facts, declared: declared, rows: rows, isSampled: isSampled,
      distinct: distinct.count(atMost: facts.values), isDistinctExact: distinct.isExact,
      hashes: distinct.hashes, frequencies: frequencies.counted ?? [],
      areFrequenciesComplete: frequencies.counted != nil, spellings: spellings,
      sample: sample.texts)
  }
}

extension UInt8 {
  /// A blank, tab or line end.
  var isBlank: Bool { self == .blank || 9...13 ~= self }
}
