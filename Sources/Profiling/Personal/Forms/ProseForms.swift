/// What stands inside longer texts and objects.
enum ProseForms {
  /// Whether prose mentions an e-mail address, a telephone number or an account, or names a person after a title.
  static func isTelling(_ bytes: Span<UInt8>, _ shape: ByteShape, _ lexicon: Lexicon) -> Bool {
    if shape.has("@"), hasWord(bytes, where: { ContactForms.isEmail($0) }) { return true }
    if shape.digits >= 8, hasNumber(bytes) { return true }
    return hasPerson(bytes, lexicon)
  }

  /// Whether a word without the punctuation around it passes a test.
  private static func hasWord(_ bytes: Span<UInt8>, where test: (Span<UInt8>) -> Bool) -> Bool {
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
      if end - start >= 5, test(bytes.extracting(start..<bare(bytes, start, end))) { return true }
      start = end + 1
    }
    return false
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte <= .blank || ",;<>()[]\"".utf8.contains(byte)
  }

  /// The end without the punctuation before it.
  private static func bare(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, ".:!?'- (".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// A run of digits and their marks that is a telephone number written in full, or an IBAN.
  private static func hasNumber(_ bytes: Span<UInt8>) -> Bool {
    var start = 0
    while start < bytes.count {
      guard bytes[start].isDigit || bytes[start] == .plus || bytes[start] == UInt8(ascii: "(")
      else {
        start += 1
        continue
      }
      var end = start + 1
      while end < bytes.count, isDialled(bytes[end]) { end += 1 }
      let run = bytes.extracting(start..<bare(bytes, start, end))
      if run.count >= 8, ContactForms.dialled(run, ByteShape(run)).isMarked { return true }
      start = end
    }
    return hasWord(bytes, where: { MoneyForms.isIBAN($0) })
  }

  private static func isDialled(_ byte: UInt8) -> Bool {
    byte.isDigit || byte == .blank || byte == .minus || byte == .dot || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }

  /// A given name followed by another capitalised word, inside a sentence.
  private static func hasPerson(_ bytes: Span<UInt8>, _ lexicon: Lexicon) -> Bool {
    var (word, isCapital, wasGiven, index, words) = (WordKey(), false, false, 0, 0)
    while index <= bytes.count {
      let letter =
        index < bytes.count
        ? LetterScan.letter(bytes, at: index) : .init(folded: 0, isCapital: false, width: 1)
      if letter.folded != 0 {
        if word.letters == 0 { isCapital = letter.isCapital }
        word.add(letter.folded)
      } else if word.letters > 0 {
        words += 1
        if wasGiven, isCapital, word.letters > 2 { return true }
        wasGiven =
          isCapital && index < bytes.count && bytes[index] == .blank
          && lexicon.forms(word.value).contains(.givenName)
        word = WordKey()
      } else {
        wasGiven = false
      }
      index += letter.width
    }
    return false
  }

  private static let keys: [StaticString] = [
    "mail\"", "phone\"", "first_name\"", "firstname\"", "last_name\"", "lastname\"", "surname\"",
    "address\"", "birth", "\"dob\"", "\"ssn\"", "\"iban\"", "street\"", "fullname\"", "mobile\"",
    "username\"", "vorname\"", "nachname\"", "geburts", "telefon",
  ]

  /// An object with a key that says something about a person, or a value that is one.
  static func isPersonalJSON(_ bytes: Span<UInt8>, _ shape: ByteShape, _ lexicon: Lexicon) -> Bool {
    guard shape.has("\""), shape.has(":") else { return false }
    for key in keys where bytes.holds(key) { return true }
    return isTelling(bytes, shape, lexicon)
  }
}
