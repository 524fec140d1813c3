/// How often values have each mask: the masks themselves while there are few, then their structure (`a` for a run of letters,
/// `9` for a run of digits), and nothing once there are too many even of these.
struct MaskCounter: Sendable {
  private struct Entry: Sendable {
    let hash: UInt64
    let mask: [UInt8]
    var count: Int
  }

  private enum Depth: Sendable {
    case exact, structure, off
  }

  private var depth = Depth.exact
  private var entries: [Entry] = []
  /// For each slot of an open table one more than the place of an entry, or 0.
  private var slots: [UInt16] = []

  /// The most different masks.
  static let limit = 512
  /// Bytes of which a mask is made; what follows is not looked at.
  private static let longest = 96

  /// Whether nothing can be said because there are too many masks.
  var isOff: Bool { depth == .off }

  /// Whether masks are told apart by how long their runs are.
  var isExact: Bool { depth == .exact }

  /// - Parameter hash: the hash of the value's mask, ``ValueMakeup/maskHash``.
  @inline(__always)
  mutating func add(_ bytes: UnsafePointer<UInt8>, _ count: Int, hash: UInt64, times: Int) {
    guard depth != .off else { return }
    let key = depth == .exact ? hash : Self.structureHash(bytes, count)
    if let entry = find(key) { return entries[entry].count &+= times }
    insert(Self.mask(bytes, count), key, times)
  }

  @inline(__always)
  private func find(_ hash: UInt64) -> Int? {
    slots.withUnsafeBufferPointer { slots in
      guard !slots.isEmpty else { return nil }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
      while slots[slot] != 0 {
        let place = Int(slots[slot]) &- 1
        if entries[place].hash == hash { return place }
        slot = (slot &+ 1) & (slots.count &- 1)
      }
      return nil
    }
  }

  private mutating func insert(_ mask: [UInt8], _ key: UInt64, _ count: Int) {
    guard entries.count < Self.limit else {
      coarsen()
      return add(mask: mask, count)
    }
    if slots.isEmpty { slots = Array(repeating: 0, count: Self.limit * 4) }
    var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    let kept = depth == .exact ? mask : Self.structure(of: mask)
    entries.append(Entry(hash: key, mask: kept, count: count))
    slots[slot] = UInt16(entries.count)
  }

  /// Adds a value by its mask: the structure of a mask is that of the value.
  private mutating func add(mask: [UInt8], _ count: Int) {
    guard depth != .off else { return }
    (mask + Array(repeating: 0, count: 8)).withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      add(start, mask.count, hash: ValueMakeup(start, mask.count).maskHash, times: count)
    }
  }

  private mutating func coarsen() {
    let old = entries
    depth = depth == .exact ? .structure : .off
    entries = []
    slots = []
    for entry in old { add(mask: entry.mask, entry.count) }
  }

  mutating func merge(_ other: MaskCounter) {
    while depth == .exact && other.depth != .exact || depth == .structure && other.depth == .off {
      coarsen()
    }
    for entry in other.entries { add(mask: entry.mask, entry.count) }
  }

  /// Masks with their counts, most frequent first; nothing once there were too many.
  var counted: [(mask: String, count: Int)] {
    entries.map { (String(decoding: $0.mask, as: UTF8.self), $0.count) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}

extension MaskCounter {
  private static func mask(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> [UInt8] {
    (0..<min(count, longest)).map { bytes[$0].masked }
  }

  /// A mask with one sign for each run of letters or digits.
  static func structure(of mask: [UInt8]) -> [UInt8] {
    var runs: [UInt8] = []
    for byte in mask {
      let sign = byte.masked.runSign
      if !sign.isRunSign || runs.last != sign { runs.append(sign) }
    }
    return runs
  }

  /// A hash of the structure of a value.
  @inline(__always)
  private static func structureHash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var last: UInt8 = 0
    runSigns.withUnsafeBufferPointer { signs in
      for index in 0..<min(count, longest) {
        let sign = signs[Int(bytes[index])]
        guard sign != last || !sign.isRunSign else { continue }
        hash = (hash ^ UInt64(sign)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        last = sign
      }
    }
    return hash
  }

  private static let runSigns: [UInt8] = (0...255).map { UInt8($0).masked.runSign }
}

extension UInt8 {
  /// The sign that stands for this byte in a mask.
  fileprivate var masked: UInt8 {
    if isDigit { return UInt8(ascii: "9") }
    if self >= 0x80 { return UInt8(ascii: "a") }
    return isLetter ? (lowered == self ? UInt8(ascii: "a") : UInt8(ascii: "A")) : self
  }

  fileprivate var runSign: UInt8 { self == UInt8(ascii: "A") ? UInt8(ascii: "a") : self }

  fileprivate var isRunSign: Bool { self == UInt8(ascii: "a") || self == UInt8(ascii: "9") }
}
