/// What the words of a value say: names of persons by dictionary, ending and capitals; words of the lists.
struct WordForms {
  /// Lists of which one word in a value is enough: `Breast cancer`, `Nurse (night)`, `Smith & Sons Ltd`.
  private static let byWord: FormSet = [
    .company, .thing, .condition, .medication, .occupation, .disability, .religion, .union, .crime,
    .relation, .degree,
  ].reduce(into: FormSet(rawValue: 0)) { $0.insert($1) }

  private static let nameLists: FormSet = [.givenName, .familyName].reduce(
    into: FormSet(rawValue: 0)
  ) { $0.insert($1) }

  private var phrase = WordKey()
  private var word = WordKey()
  private var isCapitalWord = false
  private var words = 0
  private var capitalWords = 0
  private var given = 0
  private var family = 0
  private var unknown = 0
  private var anyOf: FormSet = []

  private init() {}

  /// The forms of a value that has letters.
  static func of(_ bytes: Span<UInt8>, _ shape: ByteShape, _ lexicon: Lexicon) -> FormSet {
    var scan = WordForms()
    var index = 0
    while index < bytes.count {
      let letter = LetterScan.letter(bytes, at: index)
      if letter.folded != 0 {
        scan.take(letter)
      } else if bytes[index] != UInt8(ascii: "'"), !bytes.has("\u{2019}", at: index) {
        scan.endWord(lexicon)
      }
      index += letter.width
    }
    scan.endWord(lexicon)
    return scan.forms(bytes, shape, lexicon)
  }

  private mutating func take(_ letter: LetterScan.Letter) {
    if word.letters == 0 { isCapitalWord = letter.isCapital }
    word.add(letter.folded)
    phrase.add(letter.folded)
  }

  private mutating func endWord(_ lexicon: Lexicon) {
    defer {
      word = WordKey()
      phrase.endWord()
    }
    guard word.letters > 0 else { return }
    words += 1
    if isCapitalWord { capitalWords += 1 }
    let lists = lexicon.forms(word.value)
    guard !lists.contains(.title) else { return }
    anyOf.formUnion(lists.intersection(Self.byWord))
    if lists.contains(.givenName) { given += 1 }
    if lists.contains(.familyName) || word.letters > 4 && hasFamilyEnding(lexicon) {
      family += 1
    } else if !lists.contains(.givenName), isCapitalWord, word.letters > 2 {
      unknown += 1
    }
  }

  private func hasFamilyEnding(_ lexicon: Lexicon) -> Bool {
    guard isCapitalWord else { return false }
    for count in 3...6 where count < word.letters {
      if lexicon.forms(word.tail(count)).contains(.familyName) { return true }
    }
    return false
  }

  private func forms(_ bytes: Span<UInt8>, _ shape: ByteShape, _ lexicon: Lexicon) -> FormSet {
    var forms = anyOf
    forms.formUnion(lexicon.forms(phrase.value).subtracting(Self.nameLists))
    guard shape.digits == 0, 1...6 ~= words, words <= capitalWords + 2, capitalWords > 0,
      shape.others <= 4, bytes.count <= 80
    else { return forms }
    forms.insert(.capitalised)
    guard !forms.contains(.company), !forms.contains(.thing) else { return forms }
    addNames(&forms, isSpaced: shape.blanks > 0 || shape.has(","))
    return forms
  }

  /// A given name of one or two words; a family name; both together, with not too much else.
  private func addNames(_ forms: inout FormSet, isSpaced: Bool) {
    if given > 0, words <= 2, unknown == 0 { forms.insert(.givenName) }
    if family > 0, words <= 3 { forms.insert(.familyName) }
    if given + family > 0, words >= 2, isSpaced, unknown <= given + family {
      forms.insert(.personName)
    }
  }
}
