public import GroundworkModel

/// How often the queries of a log read which tables and columns, and which tables together.
struct QueryLogMaterial {
  private struct Use {
    var reads = 0
    var queries = 0
  }

  private let log: QueryLog
  private let source: String
  private var builder: MaterialBuilder
  private var uses: [EntityID: Use] = [:]
  private var together: [EntityID: [EntityID: Int]] = [:]
  private var ids: [[String]: EntityID] = [:]

  static func material(
    of log: QueryLog, source: String, dialect: String, known: KnownDatasets
  ) -> ImportedMaterial {
    var maker = QueryLogMaterial(log, source: source, known: known)
    maker.count(dialect)
    maker.write()
    return maker.builder.finished()
  }

  private init(_ log: QueryLog, source: String, known: KnownDatasets) {
    self.log = log
    self.source = source
    builder = MaterialBuilder(QueryLog.origin(source: source, name: log.name), known: known)
    builder.note { $0 = log.summary }
  }

  /// Twice: first for the tables, whose columns are then known.
  private mutating func count(_ dialect: String) {
    var reader = SQLReading(dialect: dialect)
    let queries = log.calls.sorted { $0.key < $1.key }
    for (sql, _) in queries {
      for table in reader.read(Self.readable(sql)).flatMap(\.sources) where ids[table] == nil {
        guard let id = builder.heldDataset(at: place(of: table)) else { continue }
        ids[table] = id
        reader.know(table, columns: builder.columnNames(of: id))
      }
    }
    for (sql, calls) in queries {
      let statements = reader.read(Self.readable(sql))
      guard let statement = statements.first, !statement.isUnread, !statement.sources.isEmpty else {
        builder.note { $0.skip("queries", "they were not understood, or read no table") }
        continue
      }
      add(statement, calls)
    }
  }

  /// Something to stand where a value was.
  private static func readable(_ sql: String) -> String { sql.replacing("?", with: "'0'") }

  private func place(of table: [String]) -> KnownDatasets.Place {
    KnownDatasets.Place(
      technology: "", server: nil, database: table.count > 2 ? table[0] : source,
      path: Array(table.suffix(2)))
  }

  private mutating func add(_ statement: SQLReading.Statement, _ calls: Int) {
    let tables = Set(statement.sources.compactMap { ids[$0] }).sorted()
    for table in statement.sources where ids[table] == nil {
      builder.note {
        $0.skip(
          "tables", "the catalog has no such table in this source",
          example: table.joined(separator: "."))
      }
    }
    guard !tables.isEmpty else {
      return builder.note { $0.skip("queries", "none of their tables is in the catalog") }
    }
    let columns = statement.edges.compactMap { edge in
      ids[edge.table].flatMap { builder.column(edge.column, of: $0) }
    }
    for id in tables + Set(columns).sorted() {
      uses[id, default: Use()].reads += calls
      uses[id, default: Use()].queries += 1
    }
    for table in tables {
      for other in tables where other != table {
        together[table, default: [:]][other, default: 0] += calls
      }
    }
    builder.note {
      $0.take("queries")
      $0.take("calls", calls)
    }
  }

  /// The log as a use of what it reads: a link to each table and column, with counts as evidence.
  private mutating func write() {
    guard !uses.isEmpty else { return }
    let id = EntityID(.useCase, path: ["queries", source])
    builder.add(
      Entity(
        id: id, name: "Queries on \(source)",
        description:
          "What a log of queries shows to be read. Counts only; no value of a query is kept.",
        status: .implemented, details: .useCase(UseCase()), origin: builder.origin))
    for target in uses.keys.sorted() {
      builder.add(
        Link(id, .consumes, target, evidence: evidence(of: target), origin: builder.origin))
    }
    builder.note {
      $0.take("tables", uses.keys.count { $0.kind == .dataset })
      $0.take("columns", uses.keys.count { $0.kind == .column })
    }
  }

  /// `read 120 times by 3 queries`, and the ten tables that it is most often read with.
  private func evidence(of id: EntityID) -> [String] {
    guard let use = uses[id] else { return [] }
    let others = (together[id] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let total = others.count > 10 ? ["with \(others.count) tables in all"] : []
    return ["read \(use.reads) times by \(use.queries) queries"]
      + others.prefix(10).map { "together with \($0.key.path) \($0.value) times" } + total
  }
}

extension QueryLog {
  /// Who says what is in the log of a source.
  static func origin(source: String, name: String) -> Origin {
    Origin(
      .importer, "query-log \(source)",
      reference: name.split(separator: "/").last.map(String.init))
  }

  /// Who says what is in it.
  public func origin(source: String) -> Origin { Self.origin(source: source, name: name) }

  /// What it says about the tables of a source.
  ///
  /// - Parameters:
  ///   - source: the name of the scanned source on which the queries ran.
  ///   - dialect: the dialect of the queries.
  ///   - known: the datasets of the catalog.
  public func material(
    source: String, dialect: String, known: KnownDatasets
  ) -> ImportedMaterial {
    QueryLogMaterial.material(of: self, source: source, dialect: dialect, known: known)
  }
}
