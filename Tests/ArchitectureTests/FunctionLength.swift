/// A function's place and length, from its signature to its closing brace.
struct FunctionLength {
  let name: String
  let firstLine: Int
  let lineCount: Int

  /// All functions, initialisers, subscripts and deinitialisers with a body, nested ones included.
  static func all(in file: SourceFile) -> [FunctionLength] {
    let code = Array(file.code)
    var lines = [1]
    for character in code { lines.append((lines.last ?? 1) + (character == "\n" ? 1 : 0)) }
    let keywords = file.code.matches(
      of: /\b(func [^\s(<]+|init[?]?(?=[(<])|deinit|subscript(?=[(<]))/)
    return keywords.compactMap { match in
      let start = file.code.distance(from: file.code.startIndex, to: match.range.lowerBound)
      guard !isCall(code, before: start), let body = bodyStart(code, from: start),
        let end = closingBrace(code, from: body)
      else { return nil }
      return FunctionLength(
        name: String(match.1), firstLine: lines[start], lineCount: lines[end] - lines[start] + 1)
    }
  }

  /// `.init(…)`, `self.init(…)` and `subscript` in an expression declare nothing.
  private static func isCall(_ code: [Character], before start: Int) -> Bool {
    start > 0 && code[start - 1] == "."
  }

  /// The brace that opens the body; nil for a requirement of a protocol.
  private static func bodyStart(_ code: [Character], from start: Int) -> Int? {
    var depth = 0
    for index in start..<code.count {
      switch code[index] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{" where depth == 0: return index
      case "}" where depth == 0: return nil
      case "\n" where depth == 0:
        let rest = code[(index + 1)...].drop { $0 == " " || $0 == "\n" }
        let goesOn = ["{", "->", "where ", "throws", "async", "rethrows"].contains {
          rest.starts(with: $0)
        }
        let isOpen = code[..<index].suffix(2) == ["-", ">"]
        if !goesOn, !isOpen { return nil }
      default: break
      }
    }
    return nil
  }

  private static func closingBrace(_ code: [Character], from open: Int) -> Int? {
    var depth = 0
    for index in open..<code.count {
      if code[index] == "{" { depth += 1 }
      if code[index] == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
