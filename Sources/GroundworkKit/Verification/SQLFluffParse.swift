import Foundation
import GroundworkModel

/// Schema files must be what sqlfluff knows of their dialect: weaker than the engine, but it needs none.
struct SQLFluffParse: Validator {
  let name = "sqlfluff-parse"
  let proof = Proof.parsed
  let yieldsToEngine = true

  func covers(_ path: String) -> Bool { Self.dialect(of: path) != nil }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    guard let sqlfluff = toolbox.tool("sqlfluff") else {
      return .absent(reason: Toolbox.missing("sqlfluff"))
    }
    let settings = try tree.scratchFolder("sqlfluff").appending(path: "settings.cfg")
    try Self.settings.write(to: settings, atomically: false, encoding: .utf8)
    let version = try toolbox.runner.run(sqlfluff, ["--version"], in: tree.copy)
    let found = try paths.compactMap { path -> Diagnostic? in
      let result = try toolbox.runner.run(
        sqlfluff,
        [
          "parse", "--ignore-local-config", "--config", settings.path, "--dialect",
          Self.dialect(of: path) ?? "ansi", path,
        ], in: tree.copy)
      return result.exit == 0 ? nil : refusal(result, of: path)
    }
    let number = version.stdout.split(whereSeparator: \.isWhitespace).last ?? "?"
    return .ran(tool: "sqlfluff \(number)", findings: found)
  }

  /// Files beyond 20,000 bytes would be passed over in silence, and braces be taken for Jinja.
  private static let settings = """
    [sqlfluff]
    templater = raw
    large_file_skip_byte_limit = 0

    """

  private func refusal(_ result: ToolResult, of path: String) -> Diagnostic {
    let words = result.stdout + result.stderr
    guard let match = words.firstMatch(of: /L: *(\d+) \| P: *\d+ \| +\w+ \| (.*)/) else {
      return finding(result.words.firstLine, in: path)
    }
    let fault = String(match.2).trimmingPrefix(#/Line \d+, Position \d+: /#)
    return finding(String(fault), in: path, line: Int(match.1) ?? 1)
  }

  private static func dialect(of path: String) -> String? {
    let parts = path.split(separator: "/")
    guard parts.count == 3, parts[0] == "ddl", path.hasSuffix(".sql") else { return nil }
    return dialects.contains(String(parts[1])) ? String(parts[1]) : nil
  }

  private static let dialects: Set = [
    "bigquery", "databricks", "duckdb", "mysql", "postgres", "redshift", "snowflake", "sqlite",
  ]
}
