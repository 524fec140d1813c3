import Foundation

/// How a text file writes its characters.
enum TextEncoding: String {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  /// Western European, a superset of the printable part of Latin-1; what is not valid UTF-8 is taken for it.
  case windows1252 = "windows-1252"

  private static let chunkSize = 1 << 20
  static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Reads a file to its end to know how it is encoded: one byte that is no UTF-8 decides.
  static func sniff(path: String) throws -> TextEncoding {
    guard FileStamp.isRegular(path) else {
      throw ScanError.unreadableFile(path, reason: "it is no file, or not there any more")
    }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw ScanError.unreadableFile(path, reason: "it cannot be opened")
    }
    var check = UTF8Check()
    var isFirst = true
    while let chunk = try file.read(upToCount: chunkSize), !chunk.isEmpty {
      let start = chunk.prefix(2)
      if isFirst, start == Data([0xFF, 0xFE]) || start == Data([0xFE, 0xFF]) { return .utf16 }
      if isFirst, isBinary(chunk) {
        throw ScanError.unreadableFile(path, reason: "it is no text")
      }
      isFirst = false
      guard chunk.withUnsafeBytes({ check.accepts($0) }) else { return .windows1252 }
    }
    return .utf8
  }

  /// Whether one of twenty bytes or more is a control character that texts do not have, and one of them is zero.
  private static func isBinary(_ bytes: Data) -> Bool {
    let strange = bytes.count { $0 < 32 && !(9...13 ~= $0) && $0 != 27 }
    return strange * 20 > bytes.count && bytes.contains(0)
  }

  static func utf8(fromWindows1252 bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return Array(bytes) }
    return bytes.flatMap { byte -> [UInt8] in
      byte < 0x80 ? [byte] : Array(String(scalar(byte)).utf8)
    }
  }

  private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard 0x80...0x9F ~= byte else { return Unicode.Scalar(byte) }
    return special[Int(byte) - 0x80]
  }

  /// The 32 codes in which Windows-1252 differs from Latin-1; the five that are free stand as a replacement mark.
  private static let special: [Unicode.Scalar] = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}

/// Whether bytes that come in chunks are UTF-8; a character may be cut between chunks.
struct UTF8Check {
  private var following = 0

  mutating func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < bytes.count {
      if following == 0 {
        index = Self.plainEnd(bytes, index)
        guard index < bytes.count else { return true }
      }
      guard accepts(bytes[index]) else { return false }
      index += 1
    }
    return true
  }

  private mutating func accepts(_ byte: UInt8) -> Bool {
    if following > 0 {
      following -= 1
      return byte & 0xC0 == 0x80
    }
    guard byte >= 0x80 else { return true }
    guard let count = Self.length(byte) else { return false }
    following = count
    return true
  }

  /// The next byte that is not ASCII, or the end; 32 bytes are looked at at once.
  private static func plainEnd(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var index = start
    while index + 32 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
      guard word & 0x8080_8080_8080_8080 == .zero else { break }
      index += 32
    }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
  }

  private static func length(_ lead: UInt8) -> Int? {
    switch lead {
    case 0xC2...0xDF: 1
    case 0xE0...0xEF: 2
    case 0xF0...0xF4: 3
    default: nil
    }
  }
}
