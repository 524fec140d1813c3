import Profiling

/// One field of a delimited text, where it lies.
struct DelimitedField {
  /// Where its bytes start, after an opening quote.
  var start: Int
  /// How many bytes it has; fewer once doubled quotes are undone.
  var length: Int
  /// Where the next field or record starts.
  var next: Int
  /// Whether it is the last of its record.
  var endsRecord: Bool
  /// Whether it began with a quote: then it is a text even when it is empty.
  var isQuoted = false
  /// Whether quotes inside it must be taken out before it can be read.
  var hasInnerQuotes = false
  /// Whether the text ended inside its quotes.
  var isUnclosed = false
}

/// Finds the ends of fields after RFC 4180, eight bytes at a time: quotes protect delimiters, line ends and doubled quotes;
/// lines end with LF, CRLF or CR. A quote inside an unquoted field is a character like any other.
///
/// It may read up to eight bytes beyond the end of the text, which ``BatchText`` allows.
struct FieldScanner {
  /// The character between fields.
  let delimiter: UInt8
  /// Whether quotes are characters like any other.
  var ignoresQuotes = false
  private let delimiters: UInt64

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    delimiters = Self.ones &* UInt64(delimiter)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let quote = UInt8(ascii: "\"")
  private static let quotes = ones &* UInt64(quote)
  private static let newline = UInt8(ascii: "\n")
  private static let newlines = ones &* UInt64(newline)
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let returns = ones &* UInt64(carriageReturn)

  /// The field that starts at a place; nil when its end does not lie in the text and more text follows.
  @inline(__always)
  func field(_ text: UnsafeMutablePointer<UInt8>, _ start: Int, _ end: Int, isLast: Bool)
    -> DelimitedField?
  {
    if start < end, text[start] == Self.quote, !ignoresQuotes {
      return quoted(text, start, end, isLast: isLast)
    }
    let stop = plainEnd(text, start, end)
    return close(
      text, DelimitedField(start: start, length: stop - start, next: stop, endsRecord: true), end,
      isLast)
  }

  /// Where the next delimiter or line end is, or the end of the text.
  @inline(__always)
  private func plainEnd(_ text: UnsafeMutablePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end {
      let word = Self.word(text + at)
      let marks =
        Self.zeros(word ^ delimiters) | Self.zeros(word ^ Self.newlines)
        | Self.zeros(word ^ Self.returns)
      if marks != 0 { return min(at &+ marks.trailingZeroBitCount >> 3, end) }
      at &+= 8
    }
    return end
  }

  /// A field with what follows its last byte: a delimiter, a line end, or the end of the text.
  @inline(__always)
  private func close(
    _ text: UnsafeMutablePointer<UInt8>, _ field: DelimitedField, _ end: Int, _ isLast: Bool
  ) -> DelimitedField? {
    var field = field
    let stop = field.next
    guard stop < end else { return isLast ? field : nil }
    field.next = stop &+ 1
    field.endsRecord = text[stop] != delimiter
    guard text[stop] == Self.carriageReturn else { return field }
    guard stop &+ 1 < end else { return isLast ? field : nil }
    if text[stop &+ 1] == Self.newline { field.next = stop &+ 2 }
    return field
  }

  private func quoted(
    _ text: UnsafeMutablePointer<UInt8>, _ start: Int, _ end: Int, isLast: Bool
  ) -> DelimitedField? {
    var field = DelimitedField(
      start: start + 1, length: 0, next: end, endsRecord: true, isQuoted: true)
    var at = start + 1
    while true {
      at = quoteEnd(text, at, end)
      guard at < end else {
        field.length = end - field.start
        field.isUnclosed = true
        return isLast ? field : nil
      }
      guard at + 1 < end, text[at + 1] == Self.quote else { break }
      field.hasInnerQuotes = true
      at += 2
    }
    field.length = at - field.start
    field.next = plainEnd(text, at + 1, end)
    if field.next > at + 1 {
      field.hasInnerQuotes = true
      field.length = field.next - field.start
    }
    return close(text, field, end, isLast)
  }

  /// Where the next quote is, or the end of the text.
  private func quoteEnd(_ text: UnsafeMutablePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end {
      let marks = Self.zeros(Self.word(text + at) ^ Self.quotes)
      if marks != 0 { return min(at + marks.trailingZeroBitCount >> 3, end) }
      at += 8
    }
    return end
  }

  /// Takes the protecting quotes out of a field where it lies, and gives the bytes that remain.
  static func withoutInnerQuotes(_ text: UnsafeMutablePointer<UInt8>, _ field: DelimitedField)
    -> Int
  {
    var (isInside, wasQuote, kept) = (true, false, 0)
    for at in field.start..<field.start + field.length {
      let byte = text[at]
      if isInside, byte == quote, !wasQuote {
        wasQuote = true
        continue
      }
      if wasQuote, byte != quote { isInside = false }
      wasQuote = false
      text[field.start + kept] = byte
      kept += 1
    }
    return kept
  }

  @inline(__always)
  private static func word(_ place: UnsafeMutablePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// The high bit of each byte that is zero; above the first such byte there may be others (Mycroft 1987).
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word & 0x8080_8080_8080_8080
  }
}
