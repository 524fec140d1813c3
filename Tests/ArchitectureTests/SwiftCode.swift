/// Swift source with its comments and the text of its literals blanked out, line by line as before.
///
/// What stands inside `\(…)` is code and stays. A small lexer, good for our own formatted sources; raw strings with
/// interpolation are not told from those without.
struct SwiftCode {
  /// The code, as many lines as the source.
  private(set) var text = ""
  private let source: [Character]
  private var position = 0

  init(_ source: String) {
    self.source = Array(source)
    while position < self.source.count { readCode(until: nil) }
  }

  /// Reads code up to the parenthesis that closes an interpolation, or to the end.
  private mutating func readCode(until closer: Character?) {
    var depth = 0
    while position < source.count {
      let character = source[position]
      if starts(with: "//") {
        skip { $0 == "\n" }
      } else if starts(with: "/*") {
        skipBlockComment()
      } else if character == "\"" || character == "#" && startsRawString {
        readString()
      } else {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        if closer != nil, depth < 0 { return }
        take()
      }
    }
  }

  private mutating func readString() {
    var hashes = ""
    while source[position] == "#" {
      hashes += "#"
      blank()
    }
    let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    blank(quote.count)
    while position < source.count, !starts(with: quote + hashes) {
      if starts(with: "\\" + hashes + "(") {
        blank(2 + hashes.count)
        readCode(until: ")")
        blank()
      } else if hashes.isEmpty, source[position] == "\\" {
        blank(2)
      } else {
        blank()
      }
    }
    blank(quote.count + hashes.count)
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") { depth += 1 }
      if starts(with: "*/") { depth -= 1 }
      blank(starts(with: "/*") || starts(with: "*/") ? 2 : 1)
    } while depth > 0 && position < source.count
  }

  private var startsRawString: Bool {
    let rest = source[position...].drop { $0 == "#" }
    return rest.first == "\""
  }

  private func starts(with text: String) -> Bool {
    source[position...].starts(with: text)
  }

  private mutating func take() {
    text.append(source[position])
    position += 1
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where position < source.count {
      text.append(source[position] == "\n" ? "\n" : " ")
      position += 1
    }
  }

  private mutating func skip(until isEnd: (Character) -> Bool) {
    while position < source.count, !isEnd(source[position]) { blank() }
  }
}
