/// One record of a delimited file: its fields' bytes end to end, and where each ends.
struct DelimitedRecord {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var quoted: Set<Int> = []

  var count: Int { ends.count }

  /// Whether it is an empty line.
  var isBlank: Bool { ends.count == 1 && bytes.isEmpty && quoted.isEmpty }

  /// Where a field stands in ``bytes``.
  func range(_ field: Int) -> Range<Int> { (field == 0 ? 0 : ends[field - 1])..<ends[field] }

  /// Whether a field is empty and not quoted: no value, where `""` is an empty text.
  func isMissing(_ field: Int) -> Bool { range(field).isEmpty && !quoted.contains(field) }

  func text(_ field: Int) -> String { String(decoding: bytes[range(field)], as: UTF8.self) }

  var texts: [String] { (0..<count).map(text) }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ more: ArraySlice<UInt8>) { bytes.append(contentsOf: more) }

  mutating func markQuoted() { quoted.insert(ends.count) }

  mutating func endField() { ends.append(bytes.count) }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    if !quoted.isEmpty { quoted.removeAll() }
  }

  /// Whether the present field has no bytes yet.
  var isAtFieldStart: Bool { bytes.count == (ends.last ?? 0) }
}
