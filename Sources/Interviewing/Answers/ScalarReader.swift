import GroundworkModel

/// One cell → a value of the kind the field asks for.
struct ScalarReader {
  let field: AnswerField
  let choices: Choices

  func read(_ value: AnswerValue) throws(AnswerFault) -> AnswerValue {
    switch field.kind {
    case .text, .long: .text(try text(value))
    case .choice, .pick: .text(try choice(word(value)))
    case .multi: .list(try words(value, separator: ",").map(choiceOrOpen))
    case .list: .list(try words(value, separator: ";").map { .text($0) })
    case .number: .number(try number(value))
    case .integer: .number(try integer(value))
    case .money: .text(try money(word(value)))
    case .duration: .text(try duration(word(value)))
    case .date: .text(try date(word(value)))
    case .yesNo: .flag(try yesNo(value))
    case .table, .form: throw AnswerFault("not-a-cell", "a table does not fit into a cell")
    }
  }

  private func word(_ value: AnswerValue) throws(AnswerFault) -> String {
    guard let text = value.text else {
      throw AnswerFault("wrong-type", "one value is expected for \(field.title)")
    }
    return text.trimmed
  }

  private func text(_ value: AnswerValue) throws(AnswerFault) -> String {
    let text = try word(value).withoutControlCharacters
    guard !text.isEmpty else { throw AnswerFault("empty", "\(field.title) is empty") }
    try match(text)
    return text
  }

  private func match(_ text: String) throws(AnswerFault) {
    guard let pattern = field.pattern, let regex = try? Regex(pattern) else { return }
    guard text.wholeMatch(of: regex) == nil else { return }
    throw AnswerFault(
      "pattern", "`\(text)` is not \(field.message ?? "what \(field.title) looks like")")
  }

  private func words(
    _ value: AnswerValue, separator: Character
  ) throws(AnswerFault) -> [String] {
    var found: [String] = []
    for item in value.elements {
      guard let text = item.text else {
        throw AnswerFault("wrong-type", "a list of words is expected for \(field.title)")
      }
      let isList = if case .list = value { true } else { false }
      let parts = isList ? [text] : text.split(separator: separator).map(String.init)
      found += parts.map { $0.trimmed.withoutControlCharacters }.filter { !$0.isEmpty }
    }
    guard !found.isEmpty else { throw AnswerFault("empty", "\(field.title) is empty") }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private func choiceOrOpen(_ word: String) throws(AnswerFault) -> AnswerValue {
    if field.isOpen, choices.option(word, for: field) == nil, !isCode(word) { return .text(word) }
    return .text(try choice(word))
  }

  /// Whether a word is meant as the code of an archetype: `ECO-02`.
  private func isCode(_ word: String) -> Bool {
    field.optionsFrom == .archetypes && word.wholeMatch(of: /[A-Za-z]{3}-[0-9]{2}/) != nil
  }

  private func choice(_ word: String) throws(AnswerFault) -> String {
    if let option = choices.option(word, for: field) { return option.id }
    let options = choices.options(for: field)
    if options.isEmpty {
      throw AnswerFault(
        "unknown-choice", "there is nothing to choose from for \(field.title) yet",
        help: "leave the cell empty for now")
    }
    let known = options.flatMap { [$0.id] + ($0.name.map { [$0] } ?? []) }
    let list = options.prefix(12).map(\.id).joined(separator: ", ")
    throw AnswerFault(
      "unknown-choice", "`\(word)` is none of the choices for \(field.title)",
      help: Suggestion.hint(for: word, among: known) ?? "choose one of \(list)")
  }
}

extension ScalarReader {
  private func number(_ value: AnswerValue) throws(AnswerFault) -> Double {
    if case .number(let number) = value { return try inRange(number) }
    let text = try word(value)
    guard let number = Self.number(text) else {
      throw AnswerFault(
        "not-a-number", "`\(text)` is not a number",
        help: "write it without unit, such as 12.5; units have their own cell")
    }
    return try inRange(number)
  }

  private func integer(_ value: AnswerValue) throws(AnswerFault) -> Double {
    let number = try number(value)
    guard number == number.rounded() else {
      throw AnswerFault("not-a-whole-number", "\(field.title) is a whole number")
    }
    return number
  }

  private func inRange(_ number: Double) throws(AnswerFault) -> Double {
    if let minimum = field.minimum, number < minimum {
      throw AnswerFault("out-of-range", "\(field.title) is at least \(minimum.shortText)")
    }
    if let maximum = field.maximum, number > maximum {
      throw AnswerFault("out-of-range", "\(field.title) is at most \(maximum.shortText)")
    }
    return number
  }

  /// `1,200.5`, `1 200`, `12,5` and `1_000` are numbers; a comma before exactly three digits divides thousands.
  static func number(_ text: String) -> Double? {
    var plain = text.filter { !$0.isWhitespace && $0 != "_" && $0 != "'" }
    if plain.wholeMatch(of: /[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?/) != nil {
      plain = plain.filter { $0 != "," }
    } else if !plain.contains("."), plain.filter({ $0 == "," }).count == 1 {
      plain = String(plain.map { $0 == "," ? "." : $0 })
    }
    guard plain.wholeMatch(of: /[-+]?[0-9]+(\.[0-9]+)?/) != nil else { return nil }
    return Double(plain)
  }

  private func money(_ text: String) throws(AnswerFault) -> String {
    let unit = text.filter { $0.isLetter }.uppercased()
    let amount = text.filter { !$0.isLetter }
    guard let number = Self.number(amount), unit.count == 3 else {
      throw AnswerFault(
        "not-money", "`\(text)` is not an amount with a currency", help: "such as 12000 EUR")
    }
    return "\(number.shortText) \(unit)"
  }

  private func duration(_ text: String) throws(AnswerFault) -> String {
    guard let span = TimeSpan(text) else {
      throw AnswerFault(
        "not-a-duration", "`\(text)` is not a length of time",
        help: "such as 15 min, 4 h, 2 days, 1 week")
    }
    return span.description
  }

  private func date(_ text: String) throws(AnswerFault) -> String {
    guard let date = CalendarDate(text) else {
      throw AnswerFault(
        "not-a-date", "`\(text)` is not a day of the calendar", help: "such as 2026-12-31")
    }
    return date.description
  }

  private func yesNo(_ value: AnswerValue) throws(AnswerFault) -> Bool {
    if case .flag(let flag) = value { return flag }
    switch try word(value).lowercased() {
    case "yes", "y", "true": return true
    case "no", "n", "false": return false
    case let text: throw AnswerFault("not-yes-or-no", "`\(text)` is neither yes nor no")
    }
  }
}

extension Double {
  /// Without `.0` when it is whole.
  var shortText: String { AnswerValue.number(self).text ?? "\(self)" }
}

extension String {
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// Without characters that would steer a terminal; tabs become blanks, line breaks stay.
  var withoutControlCharacters: String {
    var out = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "\t" {
        out.append(" ")
      } else if scalar == "\n" || scalar.properties.generalCategory != .control {
        out.append(scalar)
      }
    }
    return String(out)
  }
}
