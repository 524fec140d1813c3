import GroundworkModel

/// Reads tokens into a tree, by recursive descent with a bound on depth.
struct FormulaParser {
  private let text: String
  private let tokens: [FormulaLexer.Placed]
  private var index = 0
  private var depth = 0

  init(_ text: String) throws(FormulaError) {
    self.text = text
    var lexer = FormulaLexer(text)
    tokens = try lexer.tokens()
  }

  mutating func parse() throws(FormulaError) -> Formula.Node {
    let node = try disjunction()
    guard current == .end else { throw fault("the expression should end here") }
    return node
  }

  private mutating func disjunction() throws(FormulaError) -> Formula.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 40 else { throw fault("nested too deeply") }
    var node = try conjunction()
    while take(.name("or")) { node = .binary(.or, node, try conjunction()) }
    return node
  }

  private mutating func conjunction() throws(FormulaError) -> Formula.Node {
    var node = try negation()
    while take(.name("and")) { node = .binary(.and, node, try negation()) }
    return node
  }

  private mutating func negation() throws(FormulaError) -> Formula.Node {
    var isNegated = false
    while take(.name("not")) { isNegated.toggle() }
    let node = try comparison()
    return isNegated ? .not(node) : node
  }

  private mutating func comparison() throws(FormulaError) -> Formula.Node {
    let left = try sum()
    guard let sign = takeComparison() else { return left }
    return .binary(sign, left, try sum())
  }

  private mutating func takeComparison() -> FormulaOperator? {
    if current == .name("not"), tokens[index + 1].token == .name("in") {
      index += 2
      return .notIn
    }
    let spelling: String
    switch current {
    case .sign(let sign) where Self.comparisons.contains(sign): spelling = sign
    case .name(let name) where Self.comparisons.contains(name): spelling = name
    default: return nil
    }
    index += 1
    return FormulaOperator(rawValue: spelling)
  }

  private static let comparisons: Set<String> = [
    "==", "!=", "<", "<=", ">", ">=", "in", "contains",
  ]

  private mutating func sum() throws(FormulaError) -> Formula.Node {
    var node = try product()
    while let sign = takeSign(["+", "-"]) { node = .binary(sign, node, try product()) }
    return node
  }

  private mutating func product() throws(FormulaError) -> Formula.Node {
    var node = try factor()
    while let sign = takeSign(["*", "/"]) { node = .binary(sign, node, try factor()) }
    return node
  }

  private mutating func takeSign(_ signs: Set<String>) -> FormulaOperator? {
    guard case .sign(let sign) = current, signs.contains(sign) else { return nil }
    index += 1
    return FormulaOperator(rawValue: sign)
  }

  private mutating func factor() throws(FormulaError) -> Formula.Node {
    var isNegative = false
    while take(.sign("-")) { isNegative.toggle() }
    let node = try primary()
    return isNegative ? .negative(node) : node
  }

  private mutating func primary() throws(FormulaError) -> Formula.Node {
    let token = current
    if token != .end { index += 1 }
    switch token {
    case .number(let number): return .literal(measured(number))
    case .text(let text): return .literal(.text(text))
    case .name("true"): return .literal(.flag(true))
    case .name("false"): return .literal(.flag(false))
    case .name(let name): return current == .sign("(") ? try call(name) : .name(name)
    case .sign("("):
      let node = try disjunction()
      try expect(")")
      return node
    case .sign("["): return .list(try elements(until: "]"))
    default:
      if token != .end { index -= 1 }
      throw fault("a value is missing")
    }
  }

  /// A number, or a length of time when a unit follows.
  private mutating func measured(_ number: Double) -> FormulaValue {
    guard case .name(let unit) = current, unit.allSatisfy(\.isLowercase),
      let span = TimeSpan("\(number) \(unit)")
    else { return .number(number) }
    index += 1
    return .duration(span)
  }

  private mutating func call(_ name: String) throws(FormulaError) -> Formula.Node {
    guard let function = FormulaFunction(rawValue: name) else {
      index -= 1
      let known = FormulaFunction.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw fault("`\(name)` is not a function; functions are \(known)")
    }
    index += 1
    return .call(function, try elements(until: ")"))
  }

  private mutating func elements(until end: String) throws(FormulaError) -> [Formula.Node] {
    guard !take(.sign(end)) else { return [] }
    var nodes = [try disjunction()]
    while take(.sign(",")) { nodes.append(try disjunction()) }
    try expect(end)
    return nodes
  }

  private var current: FormulaLexer.Token { tokens[index].token }

  private mutating func take(_ token: FormulaLexer.Token) -> Bool {
    guard current == token else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ sign: String) throws(FormulaError) {
    guard take(.sign(sign)) else { throw fault("`\(sign)` is missing") }
  }

  private func fault(_ message: String) -> FormulaError {
    FormulaError(text: text, offset: tokens[index].offset, message: message)
  }
}
