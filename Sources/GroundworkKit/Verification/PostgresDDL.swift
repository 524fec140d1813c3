import Foundation
import GroundworkModel

/// PostgreSQL's schema must run in PostgreSQL: in a server started for it and thrown away, else, when the variables
/// `PGHOST` and so on name one, in that server and rolled back.
struct PostgresDDL: Validator {
  let name = "postgres-ddl"
  let proof = Proof.proved

  func covers(_ path: String) -> Bool {
    path.hasPrefix("ddl/postgres/") && path.hasSuffix(".sql")
  }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    guard let psql = toolbox.postgresTool("psql") else {
      return .absent(reason: "no `psql` found; install Debian's postgresql")
    }
    if let server = try TemporaryPostgres(toolbox, in: tree) {
      defer { server.stop() }
      try server.start()
      return try judge(paths, in: tree, psql, toolbox.runner, server.environment)
    }
    guard ProcessInfo.processInfo.environment["PGHOST"] != nil else {
      return .absent(
        reason:
          "no server: install Debian's postgresql, or name a server with PGHOST and PGDATABASE")
    }
    return try judge(paths, in: tree, psql, toolbox.runner, [:])
  }

  private func judge(
    _ paths: [String], in tree: GeneratedTree, _ psql: String, _ runner: ToolRunner,
    _ environment: [String: String]
  ) throws -> ValidatorVerdict {
    let options = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
    let version = try runner.run(
      psql, options + ["-c", "SHOW server_version"], in: tree.copy, environment: environment)
    guard version.exit == 0 else { return .absent(reason: version.words.firstLine) }
    let found = try paths.flatMap { path -> [Diagnostic] in
      let result = try runner.run(
        psql, options + ["-c", "BEGIN", "-f", path, "-c", Self.countTables, "-c", "ROLLBACK"],
        in: tree.copy, environment: environment)
      guard result.exit == 0 else { return [refusal(result.words, of: path)] }
      let isEmpty = result.stdout.split(separator: "\n").last == "0"
      return isEmpty ? [finding("it makes no table", in: path)] : []
    }
    return .ran(
      tool: "PostgreSQL \(version.stdout.prefix { $0 != " " && $0 != "\n" })", findings: found)
  }

  /// `psql:FILE:12: ERROR:  …` → a finding on line 12.
  private func refusal(_ words: String, of path: String) -> Diagnostic {
    guard let match = words.firstMatch(of: /:(\d+): (?:ERROR|FATAL): +([^\n]*)/) else {
      return finding(words.firstLine, in: path)
    }
    return finding(String(match.2), in: path, line: Int(match.1) ?? 1)
  }

  private static let countTables = """
    SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND xmin = pg_current_xact_id()::xid
    """
}
