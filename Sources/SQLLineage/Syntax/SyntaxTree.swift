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
    case script, queryStatement, createView, createTable, createTableAs, createLike, insert, update
    case delete, merge, copy, rename, swap, drop, use, utility, opaque, dynamic
    case prepare, executed, alterColumns
    // Queries.
    case query, with, commonTable, select, setOperation, values, valuesRow, selectList, selectItem
    case star, starExclude, starReplace, starRename, starLike, setNames
    // Clauses; their children are expressions.
    case distinctOn, into, fromClause, whereClause, groupBy, having, qualify, orderBy, windows
    // Tables.
    case tableName, derivedTable, tableFunction, join, joinOn, joinUsing, columnNames, pivot
    case offsetName, unpivot, pivotNames, matchRecognize, namedTable
    // Changes.
    case assignment, insertAction, updateAction, output, addedColumns, droppedColumns, renamedColumn
    // Expressions.
    case columnName, literal, call, cast, operation, list, caseExpression, caseOperand, caseWhen
    case structure, field, caseResult, subquery, exists, windowFrame, filterClause, wholeRow, lambda
    /// A name in a path or list.
    case name
    /// The place of a column: `$1`.
    case place
  }

  /// What may be said about a node in one bit; each bit has one meaning per kind.
  struct Flags: OptionSet {
    let rawValue: UInt16

    static let recursive = Flags(rawValue: 1)
    static let distinct = Flags(rawValue: 1)
    static let byName = Flags(rawValue: 1)
    static let lateral = Flags(rawValue: 1)
    static let natural = Flags(rawValue: 1)
    static let quoted = Flags(rawValue: 1)
    static let temporary = Flags(rawValue: 1)
    static let onlyFirst = Flags(rawValue: 1)
    static let rightOuter = Flags(rawValue: 2)
    static let outerNames = Flags(rawValue: 2)
    static let all = Flags(rawValue: 2)
    static let stage = Flags(rawValue: 2)
    static let leftOuter = Flags(rawValue: 4)
    static let template = Flags(rawValue: 4)
    static let semi = Flags(rawValue: 8)
    static let file = Flags(rawValue: 128)
    static let variable = Flags(rawValue: 16)
    /// Whether the last column counts the rows: WITH ORDINALITY.
    static let numbered = Flags(rawValue: 512)
    /// Whether a SELECT gives one structure: `AS STRUCT`.
    static let structure = Flags(rawValue: 256)
    /// Whether a table name is in a list of tables and may read fields of those before it.
    static let comma = Flags(rawValue: 32)
    /// The star of a pipe stage that keeps what came before.
    static let keepsRows = Flags(rawValue: 64)
  }

  var kind: Kind
  /// What a call's function does.
  var role = FunctionRole.none
  var flags: Flags
  /// An alias, the name of a ``Kind/name``, the last name of a ``Kind/columnName``.
  var name = NameID.none
  /// First token, and the one after the last.
  var start: Int32
  var end: Int32
  var firstChild = NodeID.none
  var next = NodeID.none

  static let nothing = Node(kind: .opaque, flags: [], start: 0, end: 0)
}

/// A text, its tokens and its nodes.
struct SyntaxTree {
  var source: SQLSource
  var tokens: [Token]
  var nodes: [Node] = []

  /// A node; one without children where there is none, so that a tree with holes is walked like any other.
  subscript(id: NodeID) -> Node {
    @inline(__always) get { id.index < 0 ? Node.nothing : nodes[Int(id.index)] }
    @inline(__always) _modify {
      var spare = Node.nothing
      if id.index < 0 { yield &spare } else { yield &nodes[Int(id.index)] }
    }
  }

  /// A token, or the end of the text where there is none.
  func token(at index: Int) -> Token { tokens[max(0, min(index, tokens.count - 1))] }

  /// The children of a node, in order.
  func children(of id: NodeID) -> Children { Children(nodes: nodes, cursor: self[id].firstChild) }

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
    var names: [NameID] = []
    var child = self[id].firstChild
    while child != .none {
      if self[child].kind == .name { names.append(self[child].name) }
      child = self[child].next
    }
    return names
  }

  /// The text of a node as it was written.
  func text(of id: NodeID) -> String {
    let node = self[id]
    guard node.end > node.start else { return "" }
    return source.text(from: tokens[Int(node.start)].start, to: tokens[Int(node.end) - 1].end)
  }

  /// Where a node begins, in bytes.
  func offset(of id: NodeID) -> Int32 {
    source.place(of: tokens[min(Int(self[id].start), tokens.count - 1)].start)
  }

  /// Siblings from a first one on.
  struct Children: Sequence, IteratorProtocol {
    let nodes: [Node]
    var cursor: NodeID

    mutating func next() -> NodeID? {
      guard cursor != .none else { return nil }
      defer { cursor = nodes[Int(cursor.index)].next }
      return cursor
    }
  }
}
