/// Counts the distinct values of a column exactly, however many, as long as it looks like a key: nine of ten values or more
/// are different.
struct KeyCandidate: Sendable {
  private enum State: Sendable {
    /// The distinct values are few enough to be counted exactly anyway.
    case waiting
    case counting(KeyHashes)
    case over
  }

  private var state = State.waiting
  private let room: HashRoom
  /// Values at which the column is looked at again.
  private var nextLook = 1 << 15

  init(_ room: HashRoom) { self.room = room }

  /// Adds the hashes of a batch.
  ///
  /// - Parameters:
  ///   - counter: the counter of all values, which this batch is added to next.
  ///   - values: the values before this batch.
  ///   - missing: the rows before this batch that have none; a key has few of them.
  mutating func add(
    _ hashes: UnsafeBufferPointer<UInt64>, _ counter: DistinctCounter, values: Int, missing: Int
  ) {
    switch state {
    case .over: return
    case .waiting:
      guard counter.isFull(for: hashes.count) else { return }
      let mayBeKey = missing * 9 <= values && isLikely(counter, values: values)
      guard mayBeKey else { return state = .over }
      state = .counting(KeyHashes(counter.hashes.counts, room))
      add(hashes, counter, values: values, missing: missing)
    case .counting(var key):
      state = .over
      if values > nextLook {
        nextLook *= 2
        guard isLikely(counter, values: values) else { return key.clear() }
      }
      guard (try? key.add(hashes)) != nil else { return key.clear() }
      state = .counting(key)
    }
  }

  /// Whether nine of ten values are different, as far as a counter knows.
  func isLikely(_ counter: DistinctCounter, values: Int) -> Bool {
    counter.count(atMost: values) * 10 >= values * 9
  }

  /// Adds what was seen of the rows that follow.
  mutating func merge(_ next: KeyCandidate, _ mine: DistinctCounter, _ theirs: DistinctCounter) {
    switch (state, next.state) {
    case (.waiting, .waiting) where mine.isExact && theirs.isExact:
      var key = KeyHashes(mine.hashes.counts, room)
      key.add(theirs.hashes.counts)
      state = .counting(key)
    case (.counting(var key), .waiting) where theirs.isExact:
      state = .over
      key.add(theirs.hashes.counts)
      state = .counting(key)
    case (.waiting, .counting(let key)) where mine.isExact:
      var both = KeyHashes(mine.hashes.counts, room)
      state = (try? both.merge(key)).map { .counting(both) } ?? .over
    case (.counting(var key), .counting(let other)):
      state = .over
      if (try? key.merge(other)) != nil { state = .counting(key) }
    default: state = .over
    }
  }

  /// How many different values there are; nil when nobody counted them.
  var distinct: Int? {
    guard case .counting(let key) = state else { return nil }
    return try? key.distinct()
  }
}
