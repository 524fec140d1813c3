import GroundworkModel

/// A condition or sum over named inputs, written in data files: `latency < 36 h and trigger != 'calendar'`.
///
/// The language is tiny and total: every expression ends, in a time that its length bounds, with a value. It knows
/// numbers, lengths of time (`36 h`, `2 days`), texts in quotes, `true`, `false`, lists in brackets, names;
/// `or`, `and`, `not`; `== != < <= > >=`, `in`, `not in`, `contains`; `+ - * /`; and the functions of
/// ``FormulaFunction``. An unknown input makes a comparison unknown; `and` and `or` still decide where the other
/// side suffices (three-valued logic), and a condition holds only when it is true.
public struct Formula: ParsedText, Hashable, Sendable {
  /// The text it was read from.
  public let text: String
  let root: Node

  indirect enum Node: Hashable, Sendable {
    case literal(FormulaValue)
    case name(String)
    case list([Node])
    case not(Node)
    case negative(Node)
    case binary(FormulaOperator, Node, Node)
    case call(FormulaFunction, [Node])
  }

  /// Reads an expression; a fault names its place.
  public init(parsing text: String) throws(FormulaError) {
    self.text = text
    var parser = try FormulaParser(text)
    root = try parser.parse()
  }

  /// The names it reads, sorted.
  public var names: [String] {
    var found: Set<String> = []
    Self.collect(root, into: &found)
    return found.sorted()
  }

  /// Its value over named inputs; a name that is not among them is unknown.
  public func value(in inputs: [String: FormulaValue]) -> FormulaValue {
    Self.evaluate(root, inputs)
  }

  /// Whether it is true over named inputs; unknown is not.
  public func holds(in inputs: [String: FormulaValue]) -> Bool { value(in: inputs).isTrue }
}

extension Formula {
  private static func evaluate(
    _ node: Node, _ inputs: [String: FormulaValue]
  ) -> FormulaValue {
    switch node {
    case .literal(let value): return value
    case .name(let name): return inputs[name] ?? .unknown
    case .list(let nodes): return .list(nodes.map { evaluate($0, inputs) })
    case .not(let node):
      guard case .flag(let flag) = evaluate(node, inputs) else { return .unknown }
      return .flag(!flag)
    case .negative(let node):
      return FormulaOperator.minus.apply(.number(0), evaluate(node, inputs))
    case .binary(let sign, let left, let right):
      return sign.apply(evaluate(left, inputs), evaluate(right, inputs))
    case .call(let function, let nodes):
      return function.apply(nodes.map { evaluate($0, inputs) })
    }
  }

  private static func collect(_ node: Node, into names: inout Set<String>) {
    switch node {
    case .literal: break
    case .name(let name): names.insert(name)
    case .list(let nodes), .call(_, let nodes): nodes.forEach { collect($0, into: &names) }
    case .not(let node), .negative(let node): collect(node, into: &names)
    case .binary(_, let left, let right):
      collect(left, into: &names)
      collect(right, into: &names)
    }
  }
}
