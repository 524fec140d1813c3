/// A base column and how it takes part, in one number: the column, the kind, and whether it is masked. Numbers of the
/// same column stand together when sorted, direct kinds first.
struct Source: Hashable, Comparable {
  let bits: UInt64

  init(column: Int32, kind: SQLLineageKind, isMasked: Bool) {
    bits = UInt64(UInt32(bitPattern: column)) << 8 | UInt64(kind.rawValue) << 1 | (isMasked ? 1 : 0)
  }

  var column: Int32 { Int32(truncatingIfNeeded: bits >> 8) }
  var kind: SQLLineageKind { SQLLineageKind(rawValue: UInt8(bits >> 1 & 0x7F)) ?? .identity }
  var isMasked: Bool { bits & 1 == 1 }

  static func < (left: Source, right: Source) -> Bool { left.bits < right.bits }

  /// The same column after one more thing happened to it.
  func applying(_ outer: SQLLineageKind, isMasked: Bool) -> Source {
    let inner = kind
    let kind: SQLLineageKind =
      !outer.isDirect
      ? outer
      : !inner.isDirect
        ? inner : max(inner.rawValue, outer.rawValue) == inner.rawValue ? inner : outer
    return Source(column: column, kind: kind, isMasked: self.isMasked || isMasked && kind.isDirect)
  }
}

/// A set of sources as a number: equal sets have equal numbers. A single column as it is needs no entry.
struct SetID: Hashable {
  let index: Int32

  static let empty = SetID(index: 0)

  /// The set of one column's unchanged value.
  init(column: Int32) { index = -column - 1 }

  init(index: Int32) { self.index = index }

  /// The column, when it is the set of one unchanged column.
  var column: Int32? { index < 0 ? -index - 1 : nil }
}

/// All sets of a script, each kept once in one array, so that a column read twice costs nothing twice.
struct SourceSets {
  private var items: [Source] = []
  private var ranges: [Range<Int32>] = [0..<0]
  private var slots: [Int32] = Array(repeating: 0, count: 256)

  /// The sources of a set.
  func append(_ id: SetID, to buffer: inout [Source]) {
    if let column = id.column {
      buffer.append(Source(column: column, kind: .identity, isMasked: false))
    } else {
      let range = ranges[Int(id.index)]
      buffer.append(contentsOf: items[Int(range.lowerBound)..<Int(range.upperBound)])
    }
  }

  /// The set of what stands in a buffer behind a mark, which is taken from it.
  mutating func take(_ buffer: inout [Source], from mark: Int) -> SetID {
    let count = buffer.count - mark
    guard count > 0 else { return .empty }
    if count == 1, buffer[mark].kind == .identity, !buffer[mark].isMasked {
      let column = buffer[mark].column
      buffer.removeLast()
      return SetID(column: column)
    }
    Self.normalize(&buffer, from: mark)
    let id = intern(buffer, from: mark)
    buffer.removeLast(buffer.count - mark)
    return id
  }

  private mutating func intern(_ buffer: [Source], from mark: Int) -> SetID {
    if buffer.count == mark + 1, buffer[mark].kind == .identity, !buffer[mark].isMasked {
      return SetID(column: buffer[mark].column)
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in mark..<buffer.count { hash = (hash ^ buffer[index].bits) &* 0x9E37_79B9_7F4A_7C15 }
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[slot] != 0 {
      if isEqual(ranges[Int(slots[slot])], buffer, mark) { return SetID(index: slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let start = Int32(items.count)
    items.append(contentsOf: buffer[mark...])
    slots[slot] = Int32(ranges.count)
    ranges.append(start..<Int32(items.count))
    let id = SetID(index: Int32(ranges.count - 1))
    if ranges.count * 2 > slots.count { grow() }
    return id
  }

  private func isEqual(_ range: Range<Int32>, _ buffer: [Source], _ mark: Int) -> Bool {
    guard range.count == buffer.count - mark else { return false }
    let start = Int(range.lowerBound)
    for offset in 0..<range.count where items[start + offset] != buffer[mark + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (index, range) in ranges.enumerated().dropFirst() {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for item in range { hash = (hash ^ items[Int(item)].bits) &* 0x9E37_79B9_7F4A_7C15 }
      var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  /// Sorts, drops what is said twice, and keeps of the direct kinds of a column the strongest.
  static func normalize(_ buffer: inout [Source], from mark: Int) {
    if buffer.count - mark < 12 {
      insertionSort(&buffer, from: mark)
    } else {
      buffer[mark...].sort()
    }
    var kept = mark
    for index in mark..<buffer.count {
      let item = buffer[index]
      if kept > mark {
        let last = buffer[kept - 1]
        if last == item { continue }
        if last.column == item.column, last.kind.isDirect, item.kind.isDirect {
          buffer[kept - 1] = Source(
            column: item.column, kind: item.kind, isMasked: last.isMasked && item.isMasked)
          continue
        }
      }
      buffer[kept] = item
      kept += 1
    }
    buffer.removeLast(buffer.count - kept)
  }

  private static func insertionSort(_ buffer: inout [Source], from mark: Int) {
    guard buffer.count > mark + 1 else { return }
    for index in mark + 1..<buffer.count {
      let item = buffer[index]
      var place = index
      while place > mark, item < buffer[place - 1] {
        buffer[place] = buffer[place - 1]
        place -= 1
      }
      buffer[place] = item
    }
  }
}
