/// One value, read: its shape, and the number or moment it stands for.
struct ValueReading {
  var shape: ValueShape
  var number: Double?
  /// The moment; of a slashed date the reading with the day first where that is possible.
  var moment: Moment?
  /// Of a slashed date whose parts say so: whether the day is first, or the month is.
  var isDayFirst: Bool?
  /// Of a timestamp: whether it has an offset or `Z`.
  var isZoned = false
  /// Of a boolean or placeholder: its place in the list of ``ValueWords``.
  var word = 0

  /// Reads bytes that have no blanks around them and are not empty.
  init(_ bytes: Span<UInt8>) {
    self = Self.numberOrDate(bytes) ?? Self.word(bytes)
  }

  /// Reads bytes of which the form is known.
  @inline(__always)
  init(_ bytes: Span<UInt8>, _ form: ValueMakeup) {
    if form.digits > 0, let reading = Self.numberOrDate(bytes) {
      self = reading
    } else if bytes.count > ValueWords.longest, bytes[unchecked: 0].isLetter, form.digits == 0 {
      self.init(shape: .text)
    } else {
      self = Self.word(bytes)
    }
  }

  init(
    shape: ValueShape, number: Double? = nil, moment: Moment? = nil, isDayFirst: Bool? = nil,
    isZoned: Bool = false, word: Int = 0
  ) {
    self.shape = shape
    self.number = number
    self.moment = moment
    self.isDayFirst = isDayFirst
    self.isZoned = isZoned
    self.word = word
  }

  private static func numberOrDate(_ bytes: Span<UInt8>) -> ValueReading? {
    let first = bytes[0]
    let isLeading = first.isDigit || first == .minus || first == .plus || first == .dot
    guard isLeading, bytes.count <= 40 else { return nil }
    return NumberText.read(bytes) ?? DateText.read(bytes)
  }

  private static func word(_ bytes: Span<UInt8>) -> ValueReading {
    let (first, last) = (bytes[0], bytes[bytes.count - 1])
    if first == UInt8(ascii: "{") && last == UInt8(ascii: "}")
      || first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
    {
      return ValueReading(shape: .json)
    }
    if bytes.count == 36, isUUID(bytes) { return ValueReading(shape: .uuid) }
    guard bytes.count <= ValueWords.longest else { return ValueReading(shape: .text) }
    if let place = ValueWords.booleans.place(of: bytes) {
      return ValueReading(shape: .boolean, word: place)
    }
    if let place = ValueWords.placeholders.place(of: bytes) {
      return ValueReading(shape: .placeholder, word: place)
    }
    return ValueReading(shape: .text)
  }

  private static func isUUID(_ bytes: Span<UInt8>) -> Bool {
    guard bytes[8] == .minus, bytes[13] == .minus, bytes[18] == .minus, bytes[23] == .minus else {
      return false
    }
    return bytes.withUnsafeBytes { bytes in
      let starts: InlineArray = [0, 8, 16, 24, 28]
      let wanted: InlineArray = [8, 6, 6, 8, 8]
      for index in starts.indices {
        let word = bytes.loadUnaligned(fromByteOffset: starts[index], as: UInt64.self)
        guard ByteKinds.hexDigits(word) == wanted[index] else { return false }
      }
      return true
    }
  }
}

extension UInt8 {
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let dot = UInt8(ascii: ".")
  static let comma = UInt8(ascii: ",")
  static let slash = UInt8(ascii: "/")
  static let blank = UInt8(ascii: " ")

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= lowered }
  var isHexDigit: Bool { isDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= lowered }
  var lowered: UInt8 { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self + 32 : self }
  var digitValue: Int { Int(self) - 48 }
  /// A blank, tab or line end.
  var isBlank: Bool { self == .blank || 9...13 ~= self }
}
