import TestSupport

/// Makes random queries over ``FixtureSchema`` that an engine accepts: the same seed gives the same query.
///
/// Texts are put together from the inside out. What a place may name is kept in ``blocks``, one for each SELECT around
/// it, the innermost last.
struct QueryGenerator {
  /// Whose grammar and rules of validity hold.
  enum Engine: Sendable { case postgreSQL, sqlite, duckDB }

  /// Ways to write the same query.
  struct Style: Sendable {
    /// Stands before the names of tables' aliases and common tables.
    var prefix = "t"
    /// Whether common tables are written as derived tables where they are read.
    var inlinesCommonTables = false
  }

  /// A query with what its columns are called.
  struct Query {
    var text: String
    var columns: [String]
  }

  /// A common table that may be read.
  struct CommonTable {
    let name: String
    let columns: [String]
    /// The query in brackets; nil when it cannot be written where the table is read.
    var text: String?
    var isRead = false
  }

  var random: SeededGenerator
  let engine: Engine
  var style = Style()
  /// Whether every column of every subquery is read by the query around it, so that all that is named matters.
  var readsEverything = true

  /// Whether common tables mean the same wherever they are written.
  var isPlain = false

  var blocks: [Block] = []
  var commonTables: [CommonTable] = []
  /// Tables that may not be read, because a common table that is being written takes their name.
  var banned: Set<String> = []
  var depth = 0
  /// How deep subqueries may stand in each other: small queries show best what is wrong.
  let limit: Int
  /// Columns of USING and NATURAL.
  var shared: Set<String> = []
  /// Whether columns of the queries around may be named.
  var mayLookOut = true
  private var named = 0

  init(seed: UInt64, _ engine: Engine) {
    random = SeededGenerator(seed: seed)
    self.engine = engine
    limit = random.pick([1, 2, 2, 3, 4])
  }

  /// A whole query.
  mutating func make() -> String { query(isTop: true).text }

  // MARK: Choices

  mutating func isOnce(in count: Int) -> Bool { random.isOnce(in: count) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func freshName() -> String {
    named += 1
    return "\(style.prefix)\(named)"
  }

  /// Whether another subquery may be begun here.
  var mayNest: Bool { depth < limit }

  var isPostgreSQL: Bool { engine == .postgreSQL }
  var isSQLite: Bool { engine == .sqlite }

  // MARK: Queries

  /// A query; of so many columns, when a place wants them.
  mutating func query(_ width: Int? = nil, isTop: Bool = false) -> Query {
    depth += 1
    let known = commonTables.count
    defer {
      depth -= 1
      commonTables.removeLast(commonTables.count - known)
    }
    let with = depth <= limit && isOnce(in: isTop ? 3 : 6) ? self.with() : ""
    var body =
      depth <= limit && isOnce(in: 5) ? setOperation(width) : select(width, isTop: isTop)
    body.text = with + body.text
    return body
  }

  private mutating func setOperation(_ width: Int?) -> Query {
    var result = select(width ?? number(1...3), isOperand: true)
    for _ in 0...number(0...1) {
      let word = random.pick(["UNION", "UNION ALL", "EXCEPT", "INTERSECT"])
      let part = select(result.columns.count, isOperand: true)
      let isBracketed = !isSQLite && isOnce(in: 4)
      result.text += " \(word) " + (isBracketed ? "(\(part.text) LIMIT 3)" : part.text)
    }
    if isOnce(in: 3) {
      result.text += " ORDER BY " + random.pick((isSQLite ? [] : result.columns) + ["1"])
    }
    return result
  }
}
