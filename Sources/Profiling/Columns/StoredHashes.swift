/// A place outside of memory for blocks of hashes, gone with the process and readable by nobody else.
public protocol HashStore: AnyObject {
  /// A random number of this store, by which what is written is changed, so that nobody can look up a known value in it.
  var salt: UInt64 { get }
  /// Writes a block behind the last one.
  func append(_ block: UnsafeBufferPointer<UInt64>) throws
  /// Reads a block, by its number from 0.
  func read(_ block: Int, into buffer: UnsafeMutableBufferPointer<UInt64>) throws
}

/// Hashes in a store, parted by their first eight bits; of each part one block is in memory.
struct StoredHashes: @unchecked Sendable {
  private let store: any HashStore
  private var open: [[UInt64]]
  /// The numbers of each part's blocks.
  private var blocks: [[UInt32]]
  private var written: UInt32 = 0

  /// Hashes in a block.
  static let blockSize = 512

  init(_ store: any HashStore) {
    self.store = store
    open = Array(repeating: [], count: HashParts.count)
    blocks = Array(repeating: [], count: HashParts.count)
  }

  mutating func add(_ hashes: [UInt64]) throws {
    for hash in hashes {
      let salted = ValueHash.mix(hash ^ store.salt)
      let part = Int(truncatingIfNeeded: salted >> 56)
      open[part].append(salted)
      if open[part].count == Self.blockSize { try write(part) }
    }
  }

  private mutating func write(_ part: Int) throws {
    try open[part].withUnsafeBufferPointer { try store.append($0) }
    blocks[part].append(written)
    written += 1
    open[part].removeAll(keepingCapacity: true)
  }

  /// Shows the hashes of each part, salted.
  func forEachPart(_ body: ([UInt64]) throws -> Void) throws {
    for part in blocks.indices {
      var hashes = Array(repeating: UInt64(0), count: blocks[part].count * Self.blockSize)
      try hashes.withUnsafeMutableBufferPointer { hashes in
        for (index, block) in blocks[part].enumerated() {
          let start = index * Self.blockSize
          let target = hashes[start..<start + Self.blockSize]
          try store.read(Int(block), into: UnsafeMutableBufferPointer(rebasing: target))
        }
      }
      try body(hashes + open[part])
    }
  }
}
