/// What a value is made of, seen eight bytes at a time: how many digits and letters, and a hash of its mask.
///
/// The mask has `9` for a digit, `A` for a capital, `a` for a small letter and for each byte of a character beyond ASCII, and
/// all else as it is: `DE89 3704` is `AA99 9999`.
struct ValueMakeup {
  /// Bytes.
  let count: Int
  private(set) var digits = 0
  private(set) var capitals = 0
  private(set) var smallLetters = 0
  /// Bytes of characters beyond ASCII.
  private(set) var foreign = 0
  /// Bytes that go on a character, and are none of their own.
  private(set) var continuations = 0
  private(set) var hasAt = false
  /// A hash of the mask.
  private(set) var maskHash: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Characters.
  var characters: Int { count &- continuations }
  var isAllDigits: Bool { digits == count }
  var hasLetters: Bool { capitals &+ smallLetters &+ foreign > 0 }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// - Parameter bytes: with eight more behind them that may be read.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    self.count = count
    var (at, kinds) = (0, KindSums())
    while at &+ 8 <= count {
      add(Self.word(bytes + at), &kinds)
      at &+= 8
    }
    let rest = UInt64(count &- at) &* 8
    if rest > 0 { add(Self.word(bytes + at) & ((1 << rest) &- 1), &kinds) }
    settle(&kinds)
  }

  @inline(__always)
  static func word(_ place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  private mutating func add(_ word: UInt64, _ sums: inout KindSums) {
    let kinds = ByteKinds(word)
    sums.add(kinds, word)
    if sums.isFull { settle(&sums) }
    let at = word ^ (Self.ones &* 0x40)
    if (at &- Self.ones) & ~at & Self.highs != 0 { hasAt = true }
    let product = (maskHash ^ kinds.mask(word)).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    maskHash = product.high ^ product.low
  }

  @inline(__always)
  private mutating func settle(_ sums: inout KindSums) {
    digits &+= KindSums.total(sums.digits)
    capitals &+= KindSums.total(sums.capitals)
    smallLetters &+= KindSums.total(sums.smallLetters)
    if sums.foreign != 0 {
      foreign &+= KindSums.total(sums.foreign)
      continuations &+= KindSums.total(sums.continuations)
    }
    sums = KindSums()
  }
}

/// How many bytes of each kind were seen at each of eight places, in one byte for each place: adding such words is
/// cheaper than counting the bits of each.
private struct KindSums {
  var digits: UInt64 = 0
  var capitals: UInt64 = 0
  var smallLetters: UInt64 = 0
  var foreign: UInt64 = 0
  var continuations: UInt64 = 0
  private var words = 0

  /// Whether one more word may be too much for a byte.
  var isFull: Bool { words == 255 }

  @inline(__always)
  mutating func add(_ kinds: ByteKinds, _ word: UInt64) {
    digits &+= kinds.digits >> 7
    capitals &+= kinds.capitals >> 7
    smallLetters &+= kinds.smallLetters >> 7
    foreign &+= kinds.foreign >> 7
    continuations &+= (kinds.foreign & ~(word << 1)) >> 7
    words &+= 1
  }

  /// The sum of eight bytes.
  @inline(__always)
  static func total(_ sums: UInt64) -> Int {
    let pairs = sums & 0x00FF_00FF_00FF_00FF &+ (sums >> 8) & 0x00FF_00FF_00FF_00FF
    return Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
  }
}

/// The kinds of eight bytes, each as the high bits of the bytes that are of it.
struct ByteKinds {
  let digits: UInt64
  let capitals: UInt64
  let smallLetters: UInt64
  let foreign: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  init(_ word: UInt64) {
    foreign = word & Self.highs
    let plain = word & ~Self.highs
    digits = Self.range(plain, 0x30, 0x3A) & ~foreign
    let letters = Self.range(plain | Self.ones &* 0x20, 0x61, 0x7B) & ~foreign
    smallLetters = letters & plain << 2
    capitals = letters & ~smallLetters
  }

  /// The bytes from one to below another, none of them above 127.
  @inline(__always)
  private static func range(_ word: UInt64, _ low: UInt64, _ high: UInt64) -> UInt64 {
    (word &+ ones &* (0x80 &- low)) & ~(word &+ ones &* (0x80 &- high)) & highs
  }

  /// The bytes as a mask.
  @inline(__always)
  func mask(_ word: UInt64) -> UInt64 {
    let (nines, bigs) = (Self.whole(digits), Self.whole(capitals))
    let smalls = Self.whole(smallLetters | foreign)
    return word & ~(nines | bigs | smalls) | nines & Self.ones &* 0x39 | bigs & Self.ones &* 0x41
      | smalls & Self.ones &* 0x61
  }

  /// How many of eight bytes are hexadecimal digits.
  @inline(__always)
  static func hexDigits(_ word: UInt64) -> Int {
    let plain = word & ~highs
    let signs = range(plain, 0x30, 0x3A) | range(plain | ones &* 0x20, 0x61, 0x67)
    return (signs & ~(word & highs)).nonzeroBitCount
  }

  /// All bits of the bytes whose high bit is set.
  @inline(__always)
  private static func whole(_ bits: UInt64) -> UInt64 { (bits >> 7) &* 0xFF }
}
