@testable import SQLLineage

/// A SQL text written in another way that means the same.
struct Rewriting {
  let text: String
  let dialect: Dialect
  private let bytes: [UInt8]
  private let tokens: [Token]

  init(_ text: String, _ dialect: Dialect) {
    self.text = text
    self.dialect = dialect
    bytes = Array(text.utf8)
    tokens = Lexer.tokens(of: bytes, dialect)
  }

  /// What stands where blanks stood; a comment may hold anything.
  static let gap = "\n\t/* it's (a, */ -- \"FROM x\n "

  /// Comments and line breaks in the place of blanks.
  var spaced: String {
    rewrite { _, token in
      token
    } gaps: { gap in
      let isBlank = gap.utf8.allSatisfy { ASCII.isSpace($0) } && !gap.isEmpty
      return isBlank ? Self.gap : gap
    }
  }

  /// Keywords and unquoted names in the other case.
  var recased: String {
    rewrite { token, text in
      token.kind == .word ? text == text.uppercased() ? text.lowercased() : text.uppercased() : text
    }
  }

  /// The query as a table of another one, in brackets or in a WITH; nil when it is no bare SELECT.
  var wrapped: [String] {
    guard let first = tokens.first, first.keyword == .select || first.keyword == .with,
      let last = tokens.dropLast().last,
      !tokens.dropLast(2).contains(where: { $0.kind == .semicolon })
    else { return [] }
    let end = last.kind == .semicolon ? last.start : last.end
    let query = String(
      decoding: bytes[Int(first.start)..<max(Int(first.start), Int(end))], as: UTF8.self)
    return [
      "SELECT * FROM (\(query)\n) AS wrapped_query",
      "WITH wrapped_query AS (\(query)\n) SELECT * FROM wrapped_query",
    ]
  }

  /// Every name that only qualifies others, and is none of those to keep, with something behind it.
  func renamed(keeping kept: Set<String>) -> String {
    var qualifiers: Set<String> = []
    // The rows of a change have names that nobody gave them.
    var others = kept.union(["excluded", "inserted", "deleted", "old", "new", "target", "source"])
    for (index, token) in tokens.enumerated() where token.kind != .text {
      let name = spelling(token)
      // Behind a dot, or a colon of Snowflake's paths.
      let isPart = index > 0 && [.dot, .colon].contains(tokens[index - 1].kind)
      let qualifies = index + 1 < tokens.count && tokens[index + 1].kind == .dot
      let calls = index + 1 < tokens.count && tokens[index + 1].kind == .open
      if token.kind != .word || isPart || calls || token.keyword != .none {
        others.insert(name)
      } else if qualifies {
        qualifiers.insert(name)
      }
    }
    let aliases = qualifiers.subtracting(others)
    return rewrite { token, text in
      aliases.contains(text.lowercased()) && token.kind == .word ? text + "_x" : text
    }
  }

  private func spelling(_ token: Token) -> String {
    String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self).lowercased()
      .filter { !"\"`[]".contains($0) }
  }

  private func rewrite(
    _ change: (Token, String) -> String, gaps: (String) -> String = { $0 }
  ) -> String {
    var result = ""
    var end = 0
    for token in tokens {
      let start = Int(token.start)
      result += gaps(String(decoding: bytes[end..<max(end, start)], as: UTF8.self))
      end = max(start, Int(token.end))
      result += change(token, String(decoding: bytes[start..<end], as: UTF8.self))
    }
    return result
  }
}
