/// Reads the letters of UTF-8 one by one, small and without the marks of Latin and Greek: `Ä` is `a`, `Ж` is `ж`.
struct LetterScan {
  /// One character of a value.
  struct Letter {
    /// The letter in its small and plain form; 0 for what is no letter.
    var folded: UInt32
    /// Whether it was a capital.
    var isCapital: Bool
    /// How many bytes it took.
    var width: Int
  }

  /// The plain letters of U+00C0 to U+017F.
  private static let latin: StaticString = """
    aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """

  /// The letter at a place of well-formed UTF-8; bytes that are none count as no letter.
  static func letter(_ bytes: Span<UInt8>, at index: Int) -> Letter {
    let byte = bytes[index]
    guard byte >= 0x80 else {
      let isLetter = byte.isLetter
      return Letter(
        folded: isLetter ? UInt32(byte.lowered) : 0, isCapital: isLetter && byte.isCapital, width: 1
      )
    }
    let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    guard width > 1, index + width <= bytes.count else {
      return Letter(folded: 0, isCapital: false, width: 1)
    }
    var scalar = UInt32(byte) & (0x7F >> UInt32(width))
    for offset in 1..<width { scalar = scalar << 6 | UInt32(bytes[index + offset]) & 0x3F }
    return folded(scalar, width)
  }

  private static func folded(_ scalar: UInt32, _ width: Int) -> Letter {
    switch scalar {
    case 0xC0..<0x180:
      let plain = latin.utf8Start[Int(scalar - 0xC0)]
      let isCapital =
        scalar < 0xDF
        || scalar > 0xFF && scalar % 2 == (0x139...0x148 ~= scalar || scalar > 0x178 ? 1 : 0)
      return Letter(
        folded: plain.isLetter ? UInt32(plain) : 0, isCapital: isCapital, width: width)
    case 0x386...0x3CE:
      return Letter(folded: greek(scalar), isCapital: scalar < 0x3AC, width: width)
    case 0x400...0x40F: return Letter(folded: scalar + 0x50, isCapital: true, width: width)
    case 0x410...0x42F: return Letter(folded: scalar + 0x20, isCapital: true, width: width)
    case 0x490, 0x492: return Letter(folded: scalar + 1, isCapital: true, width: width)
    case 0x80..<0xC0, 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x303F, 0xFF00...0xFF20:
      return Letter(folded: 0, isCapital: false, width: width)
    default:
      // Alphabets without capitals count as capitals: a name in them begins like any other word.
      return Letter(folded: scalar, isCapital: scalar >= 0x530, width: width)
    }
  }

  private static func greek(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x386, 0x3AC: 0x3B1
    case 0x388, 0x3AD: 0x3B5
    case 0x389, 0x3AE: 0x3B7
    case 0x38A, 0x3AF, 0x3CA, 0x390, 0x3AA: 0x3B9
    case 0x38C, 0x3CC: 0x3BF
    case 0x38E, 0x3CD, 0x3CB, 0x3B0, 0x3AB: 0x3C5
    case 0x38F, 0x3CE: 0x3C9
    case 0x3C2: 0x3C3
    case 0x391...0x3A9: scalar + 0x20
    default: scalar
    }
  }
}
