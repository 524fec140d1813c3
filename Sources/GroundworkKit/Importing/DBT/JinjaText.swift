/// SQL with Jinja as dbt models write it, rendered without dbt: `ref`, `source`, `var`, `this`, `config`, `target`,
/// `env_var` with a default, plain `set` and `is_incremental()`. Anything else is named, not guessed.
///
/// Line breaks stay, so that a place in the result has the line of the source.
struct JinjaText {
  /// What expressions mean in one file.
  struct Meanings {
    /// The relation of a model: its name, and its package when one is given.
    var reference: (_ package: String?, _ name: String) -> String?
    var source: (_ source: String, _ table: String) -> String?
    var this: String
    var variables: [String: String]
    var target: [String: String]
  }

  /// The rendered text.
  private(set) var text = ""
  /// Expressions that only dbt can render; the text is of no use when there are any.
  private(set) var unread: [String] = []
  /// Models named anywhere, in the order of the text.
  private(set) var references: [(package: String?, name: String)] = []
  /// Sources named anywhere.
  private(set) var sources: [(source: String, table: String)] = []
  /// Arguments of `config(…)`.
  private(set) var configuration: [String: String] = [:]

  private let meanings: Meanings
  private var variables: [String: String] = [:]
  /// For each open `if`: whether what stands here is left out.
  private var conditions: [Bool] = []

  init(_ source: String, _ meanings: Meanings) {
    self.meanings = meanings
    var rest = source[...]
    while let open = rest.firstRange(of: "{"), open.upperBound < rest.endIndex {
      let mark = rest[open.upperBound]
      guard let closer = Self.closers[mark] else {
        append(rest[..<open.upperBound])
        rest = rest[open.upperBound...]
        continue
      }
      append(rest[..<open.lowerBound])
      let inside = rest[rest.index(after: open.upperBound)...]
      guard let end = Self.end(of: inside, closer) else {
        unread.append("`{\(mark)` that is not closed")
        return
      }
      take(mark, inside[..<end.lowerBound])
      append(String(inside[..<end.lowerBound].filter { $0 == "\n" })[...])
      rest = inside[end.upperBound...]
    }
    append(rest)
  }

  private static let closers: [Character: String] = ["{": "}}", "%": "%}", "#": "#}"]

  /// The end of a tag; quotes protect it.
  private static func end(of text: Substring, _ closer: String) -> Range<Substring.Index>? {
    guard closer != "#}" else { return text.firstRange(of: closer) }
    var quote: Character?
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if text[index...].hasPrefix(closer) {
        return index..<text.index(index, offsetBy: 2)
      }
      index = text.index(after: index)
    }
    return nil
  }

  private mutating func append(_ part: Substring) {
    if !conditions.contains(true) { text += part }
  }

  private mutating func take(_ mark: Character, _ inside: Substring) {
    let body = inside.trimmed { $0 == "-" || $0 == "+" || $0.isWhitespace }
    if mark != "#" { note(body) }
    switch mark {
    case "{": if !conditions.contains(true) { expression(body) }
    case "%": statement(body)
    default: return
    }
  }

  private mutating func note(_ body: Substring) {
    for match in body.matches(of: /\bref\(\s*['"]([^'"]+)['"](?:\s*,\s*['"]([^'"]+)['"])?/) {
      references.append(
        match.2.map { (String(match.1), String($0)) } ?? (nil, String(match.1)))
    }
    for match in body.matches(of: /\bsource\(\s*['"]([^'"]+)['"]\s*,\s*['"]([^'"]+)['"]/) {
      sources.append((String(match.1), String(match.2)))
    }
    guard body.hasPrefix("config(") else { return }
    for match in body.matches(of: /(\w+)\s*=\s*['"]([^'"]*)['"]/) {
      configuration[String(match.1)] = String(match.2)
    }
  }

  private mutating func expression(_ body: Substring) {
    if let value = value(of: body) {
      text += value
    } else {
      unread.append("{{ \(body.prefix(60)) }}")
    }
  }

  private func value(of body: Substring) -> String? {
    if body.hasPrefix("config("), body.hasSuffix(")") { return "" }
    if body == "this" { return meanings.this }
    if let match = body.wholeMatch(
      of:
        /ref\(\s*['"]([^'"]+)['"](?:\s*,\s*['"]([^'"]+)['"])?(?:\s*,\s*v(?:ersion)?\s*=[^)]*)?\s*\)/
    ) {
      return match.2.map { meanings.reference(String(match.1), String($0)) }
        ?? meanings.reference(nil, String(match.1))
    }
    if let match = body.wholeMatch(of: /source\(\s*['"]([^'"]+)['"]\s*,\s*['"]([^'"]+)['"]\s*\)/) {
      return meanings.source(String(match.1), String(match.2))
    }
    if let match = body.wholeMatch(
      of:
        /(var|env_var)\(\s*['"]([^'"]+)['"](?:\s*,\s*(?:['"]([^'"]*)['"]|([\w.]+)))?\s*\)(?:\s*\|\s*\w+)*/
    ) {
      let known = match.1 == "var" ? meanings.variables[String(match.2)] : nil
      return known ?? (match.3 ?? match.4).map(String.init)
    }
    if let match = body.wholeMatch(of: /target\.(\w+)/) { return meanings.target[String(match.1)] }
    if let match = body.wholeMatch(of: /['"]([^'"]*)['"]/) { return String(match.1) }
    return variables[String(body)]
  }

  private mutating func statement(_ body: Substring) {
    let word = body.prefix { $0.isLetter }
    switch word {
    case "if": conditions.append(opens(body.dropFirst(2)))
    case "elif", "else":
      guard let last = conditions.popLast() else { return }
      conditions.append(word == "else" ? !last : last)
      if word == "elif" { unread.append("{% \(body.prefix(60)) %}") }
    case "endif": conditions.removeLast(conditions.isEmpty ? 0 : 1)
    case "set": set(body.dropFirst(3))
    case "snapshot", "endsnapshot", "config": return
    default: if !conditions.contains(true) { unread.append("{% \(body.prefix(60)) %}") }
    }
  }

  /// Whether the part behind an `if` is left out: on a full run nothing is incremental.
  private mutating func opens(_ condition: Substring) -> Bool {
    let plain = condition.filter { !$0.isWhitespace }
    if plain == "is_incremental()" { return true }
    if plain == "notis_incremental()" || plain == "execute" { return false }
    unread.append("{% if\(condition.prefix(60)) %}")
    return false
  }

  private mutating func set(_ body: Substring) {
    guard let match = body.wholeMatch(of: /\s*(\w+)\s*=\s*(.+?)\s*/.dotMatchesNewlines()),
      let value = value(of: match.2)
    else { return unread.append("{% set\(body.prefix(60)) %}") }
    variables[String(match.1)] = value
  }
}

extension Substring {
  fileprivate func trimmed(_ isBlank: (Character) -> Bool) -> Substring {
    var text = self
    while let first = text.first, isBlank(first) { text.removeFirst() }
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }
}
