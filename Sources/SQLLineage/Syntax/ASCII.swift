/// Classes of bytes.
enum ASCII {
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

  static func upper(_ byte: UInt8) -> UInt8 { byte &- 97 < 26 ? byte & 0xDF : byte }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  /// Letters, `_`, and every byte of a character outside ASCII.
  static func startsWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte == 95 || byte >= 0x80
  }

  /// Also digits and `$`.
  static func continuesWord(_ byte: UInt8) -> Bool {
    startsWord(byte) || isDigit(byte) || byte == 36
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }
}
