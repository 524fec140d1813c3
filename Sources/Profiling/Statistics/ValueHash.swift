/// A 64-bit hash of bytes, the same in every run: sketches and samples depend on it.
///
/// The hash is wyhash (public domain, Wang Yi), without its secret. Two values that are not there have hashes of their own,
/// which no other value gets.
enum ValueHash {
  /// The hash of "no value".
  static let null: UInt64 = 0
  /// The hash of an empty text.
  static let empty: UInt64 = 1

  /// The hash of bytes; ``empty`` of none.
  @inline(__always)
  static func of(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    guard count > 0 else { return empty }
    var (seed, start, rest) = (second, bytes, count)
    while rest > 16 {
      seed = fold(word(start) ^ first, word(start + 8) ^ seed)
      start += 16
      rest &-= 16
    }
    let (head, tail) = ends(start, rest)
    let hash = fold(first ^ UInt64(truncatingIfNeeded: count), fold(head ^ first, tail ^ seed))
    return hash > empty ? hash : hash &+ 2
  }

  /// The hash of bytes; ``empty`` of none.
  static func of(_ bytes: Span<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { of($0, bytes.count) } ?? empty
    }
  }

  /// Up to sixteen bytes as two words, which overlap when there are fewer.
  @inline(__always)
  private static func ends(_ start: UnsafePointer<UInt8>, _ count: Int) -> (UInt64, UInt64) {
    if count >= 8 { return (word(start), word(start + count - 8)) }
    if count >= 4 { return (half(start), half(start + count - 4)) }
    let letters = UInt64(start[0]) << 16 | UInt64(start[count >> 1]) << 8
    return (letters | UInt64(start[count - 1]), 0)
  }

  /// The hash of a row so far with one more value.
  @inline(__always)
  static func combine(_ hash: UInt64, _ next: UInt64) -> UInt64 {
    (hash << 5 | hash >> 59) ^ next &* first
  }

  /// A hash of a hash, with bits that depend on all of its bits: the finaliser of MurmurHash3 (public domain, Austin
  /// Appleby), one to one.
  static func mix(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }

  private static let first: UInt64 = 0xA076_1D64_78BD_642F
  private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB

  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func word(_ place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  private static func half(_ place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(UInt32(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt32.self)))
  }
}
