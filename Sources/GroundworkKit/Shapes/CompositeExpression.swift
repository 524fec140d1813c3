/// The formula of a composite KPI: numbers, `+ - * / ( )` and other KPIs in braces, as in
/// `({revenue} - {costs}) / {revenue}`.
///
/// It is parsed and written anew, so nothing else can get into the SQL. A division by zero gives nothing.
indirect enum CompositeExpression: Hashable, Sendable {
  case number(Double)
  case kpi(String)
  case negated(CompositeExpression)
  case binary(Character, CompositeExpression, CompositeExpression)

  /// Reads a formula, or says at which character it stops making sense.
  init(_ text: String) throws {
    var parser = CompositeParser(text)
    self = try parser.parse()
  }

  /// The KPIs named, in order of appearance, each once.
  var kpis: [String] {
    switch self {
    case .number: []
    case .kpi(let slug): [slug]
    case .negated(let inner): inner.kpis
    case .binary(_, let left, let right):
      left.kpis + right.kpis.filter { !left.kpis.contains($0) }
    }
  }

  /// The formula as SQL.
  func sql(_ column: (String) -> String) -> String {
    switch self {
    case .number(let value): SQLText.number(value)
    case .kpi(let slug): column(slug)
    case .negated(let inner): "(- \(inner.sql(column)))"
    case .binary("/", let left, let right):
      "(cast(\(left.sql(column)) as double precision) / nullif(\(right.sql(column)), 0))"
    case .binary(let sign, let left, let right):
      "(\(left.sql(column)) \(sign) \(right.sql(column)))"
    }
  }
}

/// Recursive descent over the characters of a formula; nesting is bounded.
private struct CompositeParser {
  private let characters: [Character]
  private var index = 0
  private var depth = 0

  init(_ text: String) { characters = Array(text) }

  mutating func parse() throws -> CompositeExpression {
    let expression = try sum()
    skipBlanks()
    guard index == characters.count else { throw problem("an operator is expected") }
    return expression
  }

  private mutating func sum() throws -> CompositeExpression {
    var left = try product()
    while let sign = accept("+-") { left = .binary(sign, left, try product()) }
    return left
  }

  private mutating func product() throws -> CompositeExpression {
    var left = try factor()
    while let sign = accept("*/") { left = .binary(sign, left, try factor()) }
    return left
  }

  private mutating func factor() throws -> CompositeExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < 50 else { throw problem("the formula nests too deep") }
    if accept("-") != nil { return .negated(try factor()) }
    if accept("(") != nil {
      let inner = try sum()
      guard accept(")") != nil else { throw problem("a closing parenthesis is missing") }
      return inner
    }
    if accept("{") != nil { return try kpi() }
    return try number()
  }

  private mutating func kpi() throws -> CompositeExpression {
    let start = index
    while index < characters.count, characters[index] != "}" { index += 1 }
    guard index < characters.count else { throw problem("a closing brace is missing") }
    let slug = String(characters[start..<index])
    index += 1
    return .kpi(slug.split(separator: " ").joined())
  }

  private mutating func number() throws -> CompositeExpression {
    let start = index
    while index < characters.count, characters[index].isNumber || characters[index] == "." {
      index += 1
    }
    guard let value = Double(String(characters[start..<index])) else {
      throw problem("a number, a KPI in braces or a parenthesis is expected")
    }
    return .number(value)
  }

  private mutating func accept(_ wanted: String) -> Character? {
    skipBlanks()
    guard index < characters.count, wanted.contains(characters[index]) else { return nil }
    index += 1
    return characters[index - 1]
  }

  private mutating func skipBlanks() {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
  }

  private func problem(_ message: String) -> MetricProblem {
    MetricProblem(
      rule: "formula", message: "\(message) at character \(index + 1) of `\(String(characters))`",
      help: "write it like ({revenue} - {costs}) / {revenue}")
  }
}
