import GroundworkModel

/// DuckDB's schema must run in DuckDB.
struct DuckDBDDL: Validator {
  let name = "duckdb-ddl"
  let proof = Proof.proved

  func covers(_ path: String) -> Bool {
    path.hasPrefix("ddl/duckdb/") && path.hasSuffix(".sql")
  }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    guard let (python, version) = try toolbox.python(with: "duckdb") else {
      return .absent(reason: Toolbox.missing("duckdb"))
    }
    let found = try toolbox.findings(of: "duckdb_ddl.py", paths, python: python, in: tree.copy)
    return .ran(tool: "DuckDB \(version)", findings: findings(found))
  }
}
