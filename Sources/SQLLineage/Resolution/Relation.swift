/// Rows that a query can name: a table, a subquery, a common table, a function, or a query's result.
struct Relation {
  /// A column with everything it comes from.
  struct Column {
    var name: NameID
    var sources: SourceSet
  }

  /// The name it goes by, none when it has none.
  var alias = NameID.none
  /// The full name when it is a table without an alias: `schema.table.column` may refer to it.
  var path: [NameID] = []
  /// Known columns, in order.
  var columns: [Column] = []
  /// Tables of unknown columns that it also has all columns of.
  var open: [Int32] = []
  /// What any other column comes from, for functions that return rows.
  var any: SourceSet?
  /// Whether `*` leaves it out: the right side of a semi join.
  var isHidden = false

  /// Whether it may have columns that are not among ``columns``.
  var isOpen: Bool { !open.isEmpty || any != nil }

  /// The known column of a name; nil when there is none, or more than one.
  func column(_ name: NameID) -> Column? {
    var found: Column?
    for column in columns where column.name == name {
      if found != nil { return nil }
      found = column
    }
    return found
  }

  /// The same rows with other names for the first columns.
  mutating func rename(_ names: [NameID]) {
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

/// The relations that an expression can name.
struct Scope {
  /// A column of USING or NATURAL: one name for the columns of several relations.
  struct Merged {
    let name: NameID
    var sources: SourceSet
    var relations: Set<Int>
  }

  var relations: [Relation] = []
  var merged: [Merged] = []
  /// Aliases of the select list, for clauses that may use them.
  var aliases: [Relation.Column] = []
  /// Named windows.
  var windows: [NameID: NodeID] = [:]
}
