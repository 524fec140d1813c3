/// How often each of many hashes was added: an open table, half empty, without removal.
struct HashCounts: Sendable {
  private struct Slot: Sendable {
    var hash = ValueHash.null
    var count = 0
  }

  /// Different hashes.
  private(set) var count = 0
  private var slots: [Slot] = Array(repeating: Slot(), count: 64)

  /// How often a hash was added.
  subscript(hash: UInt64) -> Int {
    slots.withUnsafeBufferPointer { slots in
      var slot = Self.slot(hash, slots.count)
      while slots[slot].hash != ValueHash.null {
        if slots[slot].hash == hash { return slots[slot].count }
        slot = (slot &+ 1) & (slots.count &- 1)
      }
      return 0
    }
  }

  /// Adds a hash; which must not be ``ValueHash/null``.
  mutating func add(_ hash: UInt64, times: Int = 1) {
    if count * 2 >= slots.count { grow(to: slots.count * (count < 4096 ? 4 : 2)) }
    count &+= slots.withUnsafeMutableBufferPointer { Self.add(hash, times, $0) }
  }

  /// Adds hashes, those of missing and empty values left out.
  ///
  /// A table of this size lies outside the processor's cache. That all places are touched before the first is changed lets
  /// it fetch many of them at once.
  mutating func add(_ hashes: UnsafeBufferPointer<UInt64>) {
    while (count + hashes.count) * 2 >= slots.count {
      grow(to: slots.count * (count < 4096 ? 4 : 2))
    }
    count &+= slots.withUnsafeMutableBufferPointer { slots in
      var (touched, new): (UInt64, Int) = (0, 0)
      for hash in hashes { touched |= slots[Self.slot(hash, slots.count)].hash }
      guard touched != 1 else { return 0 }
      for hash in hashes where hash > ValueHash.empty { new &+= Self.add(hash, 1, slots) }
      return new
    }
  }

  /// - Returns: 1 for a new hash, else 0.
  @inline(__always)
  private static func add(_ hash: UInt64, _ times: Int, _ slots: UnsafeMutableBufferPointer<Slot>)
    -> Int
  {
    var slot = slot(hash, slots.count)
    while slots[slot].hash != hash {
      if slots[slot].hash == ValueHash.null {
        slots[slot] = Slot(hash: hash, count: times)
        return 1
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    slots[slot].count &+= times
    return 0
  }

  /// Those of the hashes that meet a condition.
  func filter(_ isKept: (UInt64) -> Bool) -> HashCounts {
    var kept = HashCounts()
    kept.grow(to: slots.count)
    forEach { if isKept($0) { kept.add($0, times: $1) } }
    return kept
  }

  /// Shows each hash with its count, in no order.
  func forEach(_ body: (UInt64, Int) -> Void) {
    for slot in slots where slot.hash != ValueHash.null { body(slot.hash, slot.count) }
  }

  @inline(__always)
  private static func slot(_ hash: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: hash >> 20) & (size &- 1)
  }

  private mutating func grow(to size: Int) {
    let old = slots
    slots = Array(repeating: Slot(), count: size)
    slots.withUnsafeMutableBufferPointer { slots in
      for slot in old where slot.hash != ValueHash.null {
        _ = Self.add(slot.hash, slot.count, slots)
      }
    }
  }
}
