extension Lexer {
  /// `{{ expression }}`, `{% statement %}`, `{# comment #}`, or a brace.
  mutating func lexBrace() {
    switch byte(1) {
    case 0x7B: lexTemplate()
    case 0x25: skipTemplateStatement()
    case 0x23: skipTemplate(closing: 0x23)
    default: single(.openBrace)
    }
  }

  private mutating func lexTemplate() {
    let start = position
    skipTemplate(closing: 0x7D)
    emit(.template, from: start)
  }

  private mutating func skipTemplate(closing: UInt8) {
    position += 2
    while position < limit, !(bytes[position] == closing && byte(1) == 0x7D) { position += 1 }
    position = min(position + 2, limit)
  }

  /// Without running the template: of an `if` the first branch counts, except that nothing is incremental on the
  /// first run; loops are read once, macros and settings not at all.
  private mutating func skipTemplateStatement() {
    let start = position
    skipTemplate(closing: 0x25)
    let words = self.words(start, position)
    switch words.first {
    case "if" where words.dropFirst().first == "is_incremental":
      skipBranch(endingIn: ["else", "elif", "endif"])
    case "elif", "else": skipBranch(endingIn: ["endif"])
    case "macro": skipBranch(endingIn: ["endmacro"])
    case "set" where !isAssignment(start, position): skipBranch(endingIn: ["endset"])
    case "docs": skipBranch(endingIn: ["enddocs"])
    case "call": skipBranch(endingIn: ["endcall"])
    default: break
    }
  }

  private func isAssignment(_ start: Int, _ end: Int) -> Bool {
    bytes[start..<end].contains(0x3D)
  }

  /// Over everything up to the statement that ends the branch, and over that.
  private mutating func skipBranch(endingIn ends: Set<String>) {
    var depth = 0
    while position < limit {
      guard bytes[position] == 0x7B, byte(1) == 0x25 else {
        position += 1
        continue
      }
      let start = position
      skipTemplate(closing: 0x25)
      guard let word = words(start, position).first else { continue }
      if depth == 0, ends.contains(word) { return }
      if word == "if" { depth += 1 }
      if word == "endif" { depth -= 1 }
    }
  }

  private func words(_ start: Int, _ end: Int) -> [String] {
    var words: [String] = []
    var index = start
    while index < end, words.count < 2 {
      guard ASCII.startsWord(bytes[index]) else {
        index += 1
        continue
      }
      let first = index
      while index < end, ASCII.continuesWord(bytes[index]) { index += 1 }
      words.append(String(decoding: bytes[first..<index], as: UTF8.self))
    }
    return words
  }
}
