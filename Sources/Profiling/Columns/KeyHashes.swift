/// Counts distinct hashes exactly, however many: in memory while there is room, then in a store outside of it.
struct KeyHashes: Sendable {
  /// Full pieces, and the last one that is not.
  private var pieces: [[UInt64]] = [[]]
  private var stored: StoredHashes?
  private let room: HashRoom

  init(_ room: HashRoom) { self.room = room }

  /// Starts with hashes that were counted already.
  init(_ counts: HashCounts, _ room: HashRoom) {
    self.room = room
    add(counts)
  }

  private static let pieceSize = 1 << 13

  /// Adds the hashes of a batch; those of missing and empty values count for nothing.
  mutating func add(_ hashes: UnsafeBufferPointer<UInt64>) throws {
    var last = pieces.removeLast()
    last.reserveCapacity(Self.pieceSize + hashes.count)
    for hash in hashes where hash > ValueHash.empty { last.append(hash) }
    pieces.append(last)
    if last.count >= Self.pieceSize { try endPiece() }
  }

  /// Adds the hashes of values already counted.
  mutating func add(_ counts: HashCounts) {
    counts.forEach { hash, _ in pieces[pieces.count - 1].append(hash) }
  }

  private mutating func endPiece() throws {
    if pieces.count * Self.pieceSize >= room.limit, try store() { return }
    pieces.append([])
  }

  /// Moves what is in memory to the store; false when there is none.
  private mutating func store() throws -> Bool {
    if stored == nil { stored = try room.makeStore().map { StoredHashes($0) } }
    guard stored != nil else { return false }
    for piece in pieces { try stored?.add(piece) }
    clear()
    return true
  }

  /// Forgets what is in memory.
  mutating func clear() { pieces = [[]] }

  mutating func merge(_ other: KeyHashes) throws {
    for piece in other.pieces { try piece.withUnsafeBufferPointer { try add($0) } }
    try other.stored?.forEachPart { part in
      try part.withUnsafeBufferPointer { try add($0) }
    }
  }

  /// How many different hashes were added.
  func distinct() throws -> Int {
    var count = 0
    guard var stored else {
      HashParts.forEach(pieces) { count += HashParts.distinct($0) }
      return count
    }
    for piece in pieces { try stored.add(piece) }
    try stored.forEachPart { part in
      count += part.withUnsafeBufferPointer { HashParts.distinct($0) }
    }
    return count
  }
}

/// Hashes parted by their first eight bits, so that the parts can be counted one after the other.
enum HashParts {
  static let count = 256

  /// Shows the hashes of each part.
  static func forEach(_ pieces: [[UInt64]], _ body: (UnsafeBufferPointer<UInt64>) -> Void) {
    var ends = Array(repeating: 0, count: count)
    for piece in pieces { for hash in piece { ends[Int(truncatingIfNeeded: hash >> 56)] += 1 } }
    for part in 1..<count { ends[part] += ends[part - 1] }
    let total = ends[count - 1]
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(total, 1)) { sorted in
      var places = ends
      for piece in pieces {
        for hash in piece {
          let part = Int(truncatingIfNeeded: hash >> 56)
          places[part] -= 1
          sorted[places[part]] = hash
        }
      }
      for part in 0..<count {
        body(UnsafeBufferPointer(rebasing: sorted[places[part]..<ends[part]]))
      }
    }
  }

  /// How many different hashes a part holds.
  static func distinct(_ part: UnsafeBufferPointer<UInt64>) -> Int {
    var size = 16
    while size < part.count * 2 { size *= 2 }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: size) { slots in
      slots.initialize(repeating: ValueHash.null)
      var count = 0
      for hash in part {
        var slot = Int(truncatingIfNeeded: hash >> 8) & (size &- 1)
        while slots[slot] != hash, slots[slot] != ValueHash.null {
          slot = (slot &+ 1) & (size &- 1)
        }
        if slots[slot] == ValueHash.null { count &+= 1 }
        slots[slot] = hash
      }
      return count
    }
  }
}
