/// Streets by the words that streets are called by.
struct StreetForms: Sendable {
  private let words: Lexicon

  /// - Parameter words: `street`, `rue`, and with a hyphen the endings of words: `-strasse`, `-gatan`.
  init(_ words: [Substring]) {
    self.words = Lexicon(words.map { ($0, FormSet(.street)) })
  }

  /// A word for a street with a number is sure; a number at one end and words is what streets look like as well.
  func forms(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    guard 5...160 ~= bytes.count, shape.letters + shape.high >= 3 else { return [] }
    let hasWord = hasStreetWord(bytes)
    guard shape.digits > 0 else { return hasWord && shape.blanks > 0 ? FormSet(.street) : [] }
    var forms: FormSet = []
    let isOutside = bytes[0].isDigit || endsInNumber(bytes)
    if hasWord || isOutside && shape.blanks > 0 { forms.insert(.street) }
    if hasWord { forms.insert(.sureStreet) }
    return forms
  }

  private func endsInNumber(_ bytes: Span<UInt8>) -> Bool {
    let last = bytes[bytes.count - 1]
    return last.isDigit
      || bytes.count > 2 && (last.isLetter || last == .dot) && bytes[bytes.count - 2].isDigit
  }

  private func hasStreetWord(_ bytes: Span<UInt8>) -> Bool {
    var word = WordKey()
    var index = 0
    while index < bytes.count {
      let letter = LetterScan.letter(bytes, at: index)
      index += letter.width
      if letter.folded != 0 {
        word.add(letter.folded)
      } else {
        if isStreet(word) { return true }
        word = WordKey()
      }
    }
    return isStreet(word)
  }

  private func isStreet(_ word: WordKey) -> Bool {
    guard word.letters > 0 else { return false }
    if !words.forms(word.value).isEmpty { return true }
    for count in 3...6 where count < word.letters {
      if !words.forms(word.tail(count)).isEmpty { return true }
    }
    return false
  }
}
