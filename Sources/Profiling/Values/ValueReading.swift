/// One value, read: its shape, and the number or moment it stands for.
struct ValueReading {
  var shape: ValueShape
  var number: Double?
  /// The moment; of a slashed date the reading with the day first where that is possible.
  var moment: Moment?
  /// Of a slashed date whose parts say so: whether the day is first, or the month is.
  var isDayFirst: Bool?

  /// Reads bytes that have no blanks around them and are not empty.
  init(_ bytes: Span<UInt8>) {
    self = Self.numberOrDate(bytes) ?? Self.word(bytes)
  }

  init(shape: ValueShape, number: Double? = nil, moment: Moment? = nil, isDayFirst: Bool? = nil) {
    self.shape = shape
    self.number = number
    self.moment = moment
    self.isDayFirst = isDayFirst
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
    guard bytes.count <= 14 else { return ValueReading(shape: .text) }
    var lowered: [UInt8] = []
    for index in bytes.indices { lowered.append(bytes[index].lowered) }
    let word = String(decoding: lowered, as: UTF8.self)
    if booleans.contains(word) { return ValueReading(shape: .boolean) }
    return ValueReading(shape: placeholders.contains(word) ? .placeholder : .text)
  }

  static let booleans: Set = ["true", "false", "t", "f", "yes", "no", "y", "n"]
  static let placeholders: Set = [
    "n/a", "na", "#n/a", "null", "(null)", "none", "nil", "nan", "-", "--", "---", "?", "unknown",
    "(unknown)", "undefined", "missing", "tbd", "k.a.", ".", "not available", "\\n",
  ]

  private static func isUUID(_ bytes: Span<UInt8>) -> Bool {
    bytes.indices.allSatisfy { index in
      [8, 13, 18, 23].contains(index) ? bytes[index] == .minus : bytes[index].isHexDigit
    }
  }
}

extension UInt8 {
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let dot = UInt8(ascii: ".")
  static let comma = UInt8(ascii: ",")
  static let blank = UInt8(ascii: " ")

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= lowered }
  var isHexDigit: Bool { isDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= lowered }
  var lowered: UInt8 { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self + 32 : self }
  var digitValue: Int { Int(self) - 48 }
}
