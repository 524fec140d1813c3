/// The place of a node in its tree.
struct NodeID: Hashable {
  let index: Int32

  static let none = NodeID(index: -1)
}

/// One part of a statement. Nodes stand in one array and point at their first child and next sibling, so a tree is
/// one allocation and is never copied.
struct Node {
  enum Kind: UInt8 {
    // Statements.
    case script, queryStatement, createView, createTable, createTableAs, insert, opaque
    // Queries.
    case query, with, commonTable, select, setOperation, values, valuesRow, selectList, selectItem
    case star, starExclude, starReplace, starRename
    // Clauses; their children are expressions.
    case distinctOn, fromClause, whereClause, groupBy, having, qualify, orderBy, limit, windows
    // Tables.
    case tableName, derivedTable, tableFunction, join, joinOn, joinUsing, columnNames
    // Expressions.
    case columnName, literal, call, cast, operation, list, caseExpression, caseOperand, caseWhen
    case caseResult, subquery, exists, windowFrame, filterClause, wholeRow
    /// A name in a path or list.
    case name
  }

  /// What may be said about a node in one bit.
  struct Flags: OptionSet {
    let rawValue: UInt8

    static let recursive = Flags(rawValue: 1)
    static let distinct = Flags(rawValue: 1)
    static let byName = Flags(rawValue: 1)
    static let lateral = Flags(rawValue: 1)
    static let natural = Flags(rawValue: 1)
    static let quoted = Flags(rawValue: 1)
    static let rightOuter = Flags(rawValue: 2)
    static let leftOuter = Flags(rawValue: 4)
    static let semi = Flags(rawValue: 8)
  }

  var kind: Kind
  var flags: Flags
  /// An alias, or the name of a ``Kind/name``.
  var name = NameID.none
  /// First token, and the one after the last.
  var start: Int32
  var end: Int32
  var firstChild = NodeID.none
  var next = NodeID.none
}

/// A text, its tokens, its names and its nodes.
struct SyntaxTree {
  let source: SQLSource
  let tokens: [Token]
  var names: NameTable
  var nodes: [Node] = []

  subscript(id: NodeID) -> Node { nodes[Int(id.index)] }

  /// The children of a node, in order.
  func children(of id: NodeID) -> Children { Children(tree: self, cursor: self[id].firstChild) }

  /// The first child of a kind, or nil.
  func child(_ kind: Node.Kind, of id: NodeID) -> NodeID? {
    var child = self[id].firstChild
    while child != .none {
      if self[child].kind == kind { return child }
      child = self[child].next
    }
    return nil
  }

  /// The names of a path or list: `a.b.c`.
  func path(of id: NodeID) -> [NameID] {
    children(of: id).filter { self[$0].kind == .name }.map { self[$0].name }
  }

  /// The text of a node as it was written.
  func text(of id: NodeID) -> String {
    let node = self[id]
    guard node.end > node.start else { return "" }
    return source.text(from: tokens[Int(node.start)].start, to: tokens[Int(node.end) - 1].end)
  }

  /// Where a node begins.
  func position(of id: NodeID) -> SQLPosition {
    source.position(of: tokens[Int(self[id].start)].start)
  }

  /// Siblings from a first one on.
  struct Children: Sequence, IteratorProtocol {
    let tree: SyntaxTree
    var cursor: NodeID

    mutating func next() -> NodeID? {
      guard cursor != .none else { return nil }
      defer { cursor = tree[cursor].next }
      return cursor
    }
  }
}
