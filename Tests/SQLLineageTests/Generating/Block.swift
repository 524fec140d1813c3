/// The tables of one SELECT while it is being generated.
struct Block {
  /// A table of FROM.
  struct Table {
    let name: String
    let columns: [String]
    /// Columns of a subquery that nothing has read yet.
    var unread: Set<String> = []
  }

  /// A column of USING or NATURAL, and the tables that share it.
  struct Merged {
    let name: String
    var tables: Set<Int>
  }

  var tables: [Table] = []
  var merged: [Merged] = []
  /// The tables that an ON may name; all when nil.
  var visible: Range<Int>?
  /// Whether columns may be named: outside aggregates a grouped query has only its keys.
  var isOpen = true

  var reach: Range<Int> { visible ?? tables.indices }

  /// The tables that have a column.
  func holders(of column: String, in range: Range<Int>) -> Set<Int> {
    Set(range.filter { tables[$0].columns.contains(column) })
  }

  /// Whether a name without a table means one column here.
  func isPlain(_ column: String) -> Bool {
    let holders = holders(of: column, in: reach)
    return holders.count == 1
      || merged.contains { $0.name == column && holders.isSubset(of: $0.tables) }
  }

  /// Whether a name stands for exactly one column of a side of a join.
  func isSingle(_ column: String, in range: Range<Int>) -> Bool {
    let holders = holders(of: column, in: range)
    return holders.count == 1
      || !holders.isEmpty
        && merged.contains { $0.name == column && holders.isSubset(of: $0.tables) }
  }

  /// Makes one column of those that both sides of a join have.
  mutating func merge(_ column: String, in range: Range<Int>) {
    let holders = holders(of: column, in: range)
    merged.removeAll { $0.name == column && !$0.tables.isDisjoint(with: holders) }
    merged.append(Merged(name: column, tables: holders))
    for table in holders { tables[table].unread.remove(column) }
  }

  /// What `*` stands for, columns of USING once.
  var star: [String] {
    var columns = merged.map(\.name)
    for (index, table) in tables.enumerated() {
      columns += table.columns.filter { column in
        !merged.contains { $0.name == column && $0.tables.contains(index) }
      }
    }
    return columns
  }
}
