public import GroundworkModel

/// Where SQL finds the rows of a dataset: in its database, or for a text file with DuckDB, from the project's folder.
public struct QueryPlace: Hashable, Sendable {
  /// Whose SQL is spoken.
  public enum Dialect: Sendable {
    case sqlite, postgres, duckdb
  }

  /// Whose SQL is spoken at the dataset's own source.
  public let dialect: Dialect
  /// What stands behind FROM.
  let relation: String
  /// What stands behind FROM in DuckDB, which can read from several sources at once.
  let fromDuckDB: String?
  /// The extension that DuckDB needs for it: `sqlite` or `postgres`; nil for text files.
  let duckDBExtension: String?
  /// The file of a SQLite database, which another one can attach; nil for other kinds.
  let database: String?
  /// What stands behind FROM to read a text file line by line, as column `line`.
  let lines: String?

  /// The place of a dataset; nil when its source is of no kind that SQL reads, is named by a variable, or has names that
  /// DuckDB takes for one because they differ in capitals only.
  ///
  /// - Parameter columns: its columns in order of position.
  public init?(_ entity: Entity, columns: [Entity], in source: SourceSystem) {
    guard case .dataset(let dataset) = entity.details else { return nil }
    let location = source.location.flatMap { $0.contains("${") ? nil : $0 }
    switch source.technology {
    case "sqlite":
      dialect = .sqlite
      relation = SQLWord.name(entity.name)
      lines = nil
      duckDBExtension = "sqlite"
      database = location
      fromDuckDB = location.map {
        "sqlite_scan(\(SQLWord.text($0)), \(SQLWord.text(entity.name)))"
      }
    case "postgres":
      let schema = dataset.schema ?? "public"
      dialect = .postgres
      relation = "\(SQLWord.name(schema)).\(SQLWord.name(entity.name))"
      lines = nil
      duckDBExtension = "postgres"
      database = nil
      fromDuckDB = source.connection.flatMap { $0.contains("${") ? nil : $0 }.map {
        "postgres_scan(\([$0, schema, entity.name].map(SQLWord.text).joined(separator: ", ")))"
      }
    default:
      let names = columns.map(\.name)
      guard let layout = dataset.file, let location, let file = Self.file(layout, at: location),
        !names.isEmpty, Set(names.map { $0.lowercased() }).count == names.count
      else { return nil }
      dialect = .duckdb
      let fields = names.map { "\(SQLWord.text($0)): 'VARCHAR'" }.joined(separator: ", ")
      relation = """
        read_csv(\(file), delim = \(SQLWord.text(layout.delimiter)), quote = '"', escape = '"', \
        allow_quoted_nulls = false, null_padding = true, strict_mode = false, columns = {\(fields)})
        """
      fromDuckDB = relation
      duckDBExtension = nil
      database = nil
      lines = """
        read_csv(\(file), delim = '\u{1}', quote = '', escape = '', columns = {'line': 'VARCHAR'})
        """
    }
  }

  init(_ dialect: Dialect, relation: String) {
    self.dialect = dialect
    self.relation = relation
    fromDuckDB = relation
    duckDBExtension = nil
    database = nil
    lines = nil
  }

  /// The path and what is known of a text file, for `read_csv`.
  private static func file(_ layout: Dataset.FileLayout, at location: String) -> String? {
    let encodings = ["utf-8": "utf-8", "utf-16": "utf-16", "windows-1252": "latin-1"]
    guard let encoding = encodings[layout.encoding] else { return nil }
    let isFile = location == layout.path || location.hasSuffix("/" + layout.path)
    let path = isFile ? location : location + "/" + layout.path
    return """
      \(SQLWord.text(SQLWord.plainPath(path))), auto_detect = false, header = \(layout.hasHeader), \
      encoding = '\(encoding)'
      """
  }
}

/// Names and texts as SQL writes them, so that nothing in them can be anything else.
enum SQLWord {
  static func name(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

  static func text(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// A path in which no character stands for others.
  static func plainPath(_ path: String) -> String {
    path.reduce(into: "") { $0 += "*?[".contains($1) ? "[\($1)]" : String($1) }
  }
}
