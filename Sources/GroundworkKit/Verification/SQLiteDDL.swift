import Foundation
import GroundworkModel

/// SQLite's schema must run in SQLite, and no reference may name a table that is not there: SQLite itself looks only
/// when a row is inserted.
struct SQLiteDDL: Validator {
  let name = "sqlite-ddl"
  let proof = Proof.proved

  func covers(_ path: String) -> Bool {
    path.hasPrefix("ddl/sqlite/") && path.hasSuffix(".sql")
  }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    guard let sqlite = toolbox.system("sqlite3") else {
      return .absent(reason: "no `sqlite3` found; install Debian's sqlite3")
    }
    let version = try toolbox.runner.run(sqlite, ["--version"], in: tree.copy).stdout
    let found = try paths.flatMap { try judge($0, in: tree, sqlite, toolbox.runner) }
    return .ran(tool: "SQLite \(version.prefix { $0 != " " })", findings: found)
  }

  private func judge(
    _ path: String, in tree: GeneratedTree, _ sqlite: String, _ runner: ToolRunner
  ) throws -> [Diagnostic] {
    let result = try runner.run(
      sqlite, ["-bail", ":memory:", ".read '\(path)'", Self.countTables, Self.danglingReferences],
      in: tree.copy)
    guard result.exit == 0, result.stderr.isEmpty else {
      return [finding(result.words.firstLine, in: path, line: Self.line(in: result.words))]
    }
    let lines = result.stdout.split(separator: "\n")
    if lines.first == "0" { return [finding("it makes no table", in: path)] }
    return lines.dropFirst().map { finding(String($0), in: path) }
  }

  private static let countTables = "SELECT count(*) FROM sqlite_master WHERE type = 'table';"

  private static let danglingReferences = """
    SELECT 'table ' || child.name || ' refers to ' || key."table" || ', which is not there'
    FROM sqlite_master child, pragma_foreign_key_list(child.name) key
    WHERE child.type = 'table' AND NOT EXISTS (
      SELECT 1 FROM sqlite_master parent WHERE parent.name = key."table" COLLATE NOCASE);
    """

  /// `Parse error near line 12: …` → 12.
  private static func line(in words: String) -> Int {
    words.firstMatch(of: /near line (\d+)/).flatMap { Int($0.1) } ?? 1
  }
}

extension String {
  /// The first line that says something.
  var firstLine: String { split(separator: "\n").first.map(String.init) ?? self }
}
