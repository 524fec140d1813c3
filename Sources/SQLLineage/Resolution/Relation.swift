/// Rows that a query can name: a table, a subquery, a common table, a function, or a query's result.
struct Relation {
  /// A column with everything it comes from.
  struct Column {
    var name: NameID
    /// Other sources are another value: its fields are not known.
    var sources: SetID { didSet { shape = .none } }
    /// The fields of the value, when it is a structure that the text puts together.
    var shape = ShapeID.none
  }

  /// Tables of unknown columns that the relation also has columns of; any other column is one of each of them.
  struct Open: Equatable {
    var tables: [Int32]
    /// Columns that a star left out.
    var excluded: [NameID] = []
  }

  /// The name it goes by, none when it has none.
  var alias = NameID.none
  /// The full name when it is a table: `schema.table.column` may refer to it.
  var path: [NameID] = []
  /// Known columns, in order.
  var columns: [Column] = []
  /// Where other columns may come from: one of these, and nobody knows which when there are several.
  var open: [Open] = []
  /// What any other column comes from, for functions that return rows.
  var any: SetID?
  /// The base table that it is, if it is one.
  var table: Int32?
  /// Whether `*` leaves it out: the right side of a semi join.
  var isHidden = false
  /// Whether its columns may be named as if they were its fields: an array's element.
  var isValue = false

  /// Whether it may have columns that are not among ``columns``.
  var isOpen: Bool { !open.isEmpty || any != nil }

  /// The place of the column of a name, nil when there is none.
  func place(of name: NameID) -> Int? {
    for index in columns.indices where columns[index].name == name { return index }
    return nil
  }

  /// The same rows with other names for the first columns. Columns that are not known stand before those that are;
  /// what they come from is `unlisted`.
  mutating func rename(_ names: [NameID], unlisted: SetID = .empty) {
    let added = open.isEmpty ? 0 : max(0, names.count - columns.count)
    if added > 0 {
      let column = Column(name: .none, sources: unlisted)
      columns.insert(contentsOf: Array(repeating: column, count: added), at: 0)
      open = []
    }
    if !names.isEmpty { table = nil }
    for (index, name) in names.enumerated() {
      if index < columns.count {
        columns[index].name = name
      } else if let any {
        columns.append(Column(name: name, sources: any))
      }
    }
    if !names.isEmpty, any != nil { any = nil }
  }
}

/// A table of a WITH.
struct CommonTable {
  let name: NameID
  let relation: Relation
  /// Columns that decide about its rows: they decide about those of a query that reads it, and of no other.
  var deciding: [Source] = []
}

/// The relations that an expression can name.
struct Scope {
  /// A column of USING or NATURAL: one name for the columns of several relations.
  struct Merged {
    let name: NameID
    var sources: SetID
    var relations: Set<Int>
    /// The first relation of the join, before whose columns `*` puts it.
    var start: Int
  }

  var relations: [Relation] = []
  var merged: [Merged] = []
  /// Aliases of the select list, for clauses that may use them.
  var aliases: [Relation.Column] = []
  /// Whether an alias wins over a column, as in ORDER BY.
  var prefersAliases = false
  /// Named windows.
  var windows: [(name: NameID, node: NodeID)] = []
  /// Whether names not found here are looked for no further: parameters of a lambda see everything.
  var isFunction = false

  /// The relations of one side of a join, with the columns that joins inside it made one.
  func part(_ range: Range<Int>) -> Scope {
    var part = Scope()
    part.relations = Array(relations[range])
    for index in part.relations.indices { part.relations[index].isHidden = false }
    part.merged = merged.filter { range.contains($0.start) }.map { merged in
      var merged = merged
      merged.relations = Set(merged.relations.map { $0 - range.lowerBound })
      merged.start -= range.lowerBound
      return merged
    }
    return part
  }
}
