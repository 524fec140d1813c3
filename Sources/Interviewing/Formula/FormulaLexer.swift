/// Cuts the text of an expression into tokens.
struct FormulaLexer {
  enum Token: Hashable {
    case number(Double)
    case text(String)
    case name(String)
    case sign(String)
    case end
  }

  struct Placed: Hashable {
    var token: Token
    var offset: Int
  }

  private let text: String
  private let characters: [Character]
  private var index = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  mutating func tokens() throws(FormulaError) -> [Placed] {
    var found: [Placed] = []
    while true {
      skipBlanks()
      let start = index
      let token = try next()
      found.append(Placed(token: token, offset: start))
      if token == .end { return found }
    }
  }

  private mutating func next() throws(FormulaError) -> Token {
    guard index < characters.count else { return .end }
    let first = characters[index]
    if first.isASCII, first.isNumber { return try number() }
    if first.isLetter || first == "_" { return .name(word()) }
    if first == "'" || first == "\"" { return .text(try quoted(by: first)) }
    return .sign(try sign())
  }

  private mutating func number() throws(FormulaError) -> Token {
    let start = index
    while index < characters.count, characters[index].isASCII,
      characters[index].isNumber || characters[index] == "."
    { index += 1 }
    guard let value = Double(String(characters[start..<index])) else {
      throw fault("not a number", at: start)
    }
    return .number(value)
  }

  private mutating func word() -> String {
    let start = index
    while index < characters.count, isWordPart(characters[index]) { index += 1 }
    return String(characters[start..<index])
  }

  private func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "."
  }

  private mutating func quoted(by quote: Character) throws(FormulaError) -> String {
    let start = index
    index += 1
    guard let end = characters[index...].firstIndex(of: quote) else {
      throw fault("the quote is not closed", at: start)
    }
    defer { index = end + 1 }
    return String(characters[index..<end])
  }

  private mutating func sign() throws(FormulaError) -> String {
    for length in [2, 1] where index + length <= characters.count {
      let candidate = String(characters[index..<index + length])
      if Self.signs.contains(candidate) {
        index += length
        return candidate
      }
    }
    throw fault("`\(characters[index])` has no meaning here", at: index)
  }

  private mutating func skipBlanks() {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
  }

  private func fault(_ message: String, at offset: Int) -> FormulaError {
    FormulaError(text: text, offset: offset, message: message)
  }

  private static let signs: Set<String> = [
    "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",",
  ]
}
