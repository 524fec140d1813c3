/// A 64-bit hash of bytes, the same in every run: sketches and samples depend on it.
enum ValueHash {
  static func of(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
    var word: UInt64 = 0
    var filled: UInt64 = 0
    for index in bytes.indices {
      word |= UInt64(bytes[index]) << (filled * 8)
      filled += 1
      guard filled == 8 else { continue }
      hash = mix(hash ^ word)
      (word, filled) = (0, 0)
    }
    return mix(mix(hash ^ word))
  }

  /// The hash of a row so far with one more value.
  static func combine(_ hash: UInt64, _ next: UInt64) -> UInt64 { mix(hash &* 31 ^ next) }

  /// The finaliser of MurmurHash3 (public domain, Austin Appleby).
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }
}
