import Foundation
import Profiling

/// A row in the text form of COPY: values between tabs, `\N` for NULL, and a backslash before what would be misread.
struct CopyLine {
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

  private static let tab = UInt8(ascii: "\t")
  private static let backslash = UInt8(ascii: "\\")

  /// Sets the values of a batch's present row; the bytes are changed where one has a backslash.
  func add(to batch: RowBatch, width: Int) {
    var start = 0
    for column in 0..<width where start <= bytes.count {
      let end = Self.place(of: Self.tab, bytes[start...]) ?? bytes.count
      add(UnsafeMutableBufferPointer(rebasing: bytes[start..<end]), column, to: batch)
      start = end + 1
    }
  }

  private func add(_ value: UnsafeMutableBufferPointer<UInt8>, _ column: Int, to batch: RowBatch) {
    var value = value
    if let first = Self.place(of: Self.backslash, value[...]) {
      if value.count == 2, value[1] == UInt8(ascii: "N") { return }
      value = UnsafeMutableBufferPointer(rebasing: value[..<Self.undoEscapes(value, from: first)])
    }
    batch.append(UnsafeBufferPointer(value).span, to: column)
  }

  private static func place(of byte: UInt8, _ bytes: Slice<UnsafeMutableBufferPointer<UInt8>>)
    -> Int?
  {
    guard let start = bytes.base.baseAddress, !bytes.isEmpty,
      let found = memchr(start + bytes.startIndex, Int32(byte), bytes.count)
    else { return nil }
    return UnsafeMutableRawPointer(start).distance(to: found)
  }

  /// Takes the backslashes out where the bytes lie, and gives how many bytes remain.
  private static func undoEscapes(_ value: UnsafeMutableBufferPointer<UInt8>, from first: Int)
    -> Int
  {
    var (read, kept) = (first, first)
    while read < value.count {
      var byte = value[read]
      if byte == backslash, read + 1 < value.count {
        read += 1
        byte = meaning(of: value[read])
      }
      value[kept] = byte
      (read, kept) = (read + 1, kept + 1)
    }
    return kept
  }

  private static func meaning(of letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "v"): 11
    default: letter
    }
  }
}
