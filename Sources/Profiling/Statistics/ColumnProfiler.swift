import GroundworkModel

/// Reads the values of one column, once and batch by batch, in constant memory.
///
/// While a column has few different values, they and their counts are all that is kept, and what is told of a value is told
/// once at the end. Of other columns each value is looked at as it comes.
struct ColumnProfiler: Sendable {
  private let settings: ProfileSettings
  /// The different values while they are few.
  private var dictionary: ValueDictionary?
  private var tally: ValueTally
  private var numbers = NumberStatistics()
  private var order = ValueOrder()
  private var distinct: DistinctCounter
  private var sample: ValueSample
  private var spellings = SpellingCounter()
  private var key: KeyCandidate

  init(_ settings: ProfileSettings, _ room: HashRoom) {
    self.settings = settings
    key = KeyCandidate(room)
    dictionary = ValueDictionary(limit: settings.dictionaryLimit)
    tally = ValueTally(today: settings.today)
    distinct = DistinctCounter(exactLimit: settings.exactDistinctLimit)
    sample = ValueSample(limit: settings.sampleLimit)
  }

  /// Looks at a column of a batch, and notes the hash of each value there.
  mutating func add(_ batch: RowBatch, column: Int) {
    let offset = column * batch.capacity
    let (memory, rows) = (batch.memory, batch.rows)
    let (places, hashes) = (memory.places + offset, memory.hashes + offset)
    hash(places, memory.bytes, rows, to: hashes)
    var row = 0
    if dictionary != nil {
      row = dictionary?.add(hashes, places, memory.bytes, rows: rows) ?? rows
      guard row < rows else { return }
      spill()
    }
    stream(places + row, hashes + row, memory.bytes, rows - row)
  }

  private mutating func hash(
    _ places: UnsafePointer<Place>, _ text: UnsafePointer<UInt8>, _ rows: Int,
    to hashes: UnsafeMutablePointer<UInt64>
  ) {
    var (nulls, empties) = (0, 0)
    for row in 0..<rows {
      let place = places[row]
      guard !place.isNull else {
        hashes[row] = ValueHash.null
        nulls &+= 1
        continue
      }
      let hash = ValueHash.of(text + place.offset, place.count)
      hashes[row] = hash
      if hash == ValueHash.empty { empties &+= 1 }
    }
    tally.add(nulls: nulls, empties: empties)
  }

  private mutating func stream(
    _ places: UnsafePointer<Place>, _ hashes: UnsafePointer<UInt64>, _ text: UnsafePointer<UInt8>,
    _ rows: Int
  ) {
    let batch = UnsafeBufferPointer(start: hashes, count: rows)
    let missing = tally.facts.nulls + tally.facts.empties
    key.add(batch, distinct, values: tally.facts.values, missing: missing)
    distinct.add(batch)
    let mayBeKey = distinct.isExact && key.isLikely(distinct, values: tally.facts.values + rows)
    if !mayBeKey { spellings.clear() }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: rows) { found in
      var count = 0
      for row in 0..<rows where hashes[row] > ValueHash.empty {
        let (value, length) = (text + places[row].offset, places[row].count)
        let reading = tally.add(value, length, times: 1)
        if reading.number == reading.number {
          found[count] = reading.number
          count &+= 1
        }
        if reading.order == reading.order { order.add(reading.order) }
        sample.add(value, length, hash: hashes[row])
        if mayBeKey { spellings.add(value, length, hash: hashes[row]) }
      }
      numbers.add(UnsafeBufferPointer(rebasing: found[..<count]))
    }
  }

  /// Tells of the values of the dictionary what there is to tell, and does without it from now on.
  private mutating func spill() {
    guard let full = dictionary else { return }
    dictionary = nil
    full.forEach { entry, value in
      let reading = tally.add(value, entry.length, times: entry.count)
      if reading.number == reading.number { numbers.add(reading.number, times: entry.count) }
      if reading.order == reading.order { order.add(reading.order) }
      if entry.count > 1 { order.repeatLast() }
      distinct.add(entry.hash, times: entry.count)
      sample.add(value, entry.length, hash: entry.hash)
      spellings.add(value, entry.length, hash: entry.hash)
      return true
    }
    if full.hasReturns { order.breakUp() }
  }

  /// Adds what a profiler of the same column saw in the rows that follow.
  mutating func merge(_ other: ColumnProfiler) {
    if var both = dictionary, let theirs = other.dictionary, both.merge(theirs) {
      dictionary = both
      return tally.merge(other.tally)
    }
    var next = other
    next.spill()
    spill()
    tally.merge(next.tally)
    numbers.merge(next.numbers)
    order.merge(next.order)
    key.merge(next.key, distinct, next.distinct)
    distinct.merge(next.distinct)
    sample.merge(next.sample)
    spellings.merge(next.spellings)
  }

  /// The statistics of everything added.
  func summary(declared: DataType, rows: Int, isSampled: Bool) -> ColumnSummary {
    var whole = self
    whole.spill()
    let frequencies = dictionary?.counted
    let exact = whole.distinct.isExact ? nil : whole.key.distinct
    let values = whole.tally.facts.values
    return ColumnSummary(
      tally: whole.tally, numbers: whole.numbers, order: whole.order, declared: declared,
      rows: rows, isSampled: isSampled, distinct: exact ?? whole.distinct.count(atMost: values),
      isDistinctExact: exact != nil || whole.distinct.isExact, hashes: whole.distinct.hashes,
      frequencies: frequencies ?? [], areFrequenciesComplete: frequencies != nil,
      spellings: whole.distinct.isExact
        ? whole.spellings.count(among: whole.distinct.hashes.counts) : 0,
      sample: whole.sample.texts)
  }
}
