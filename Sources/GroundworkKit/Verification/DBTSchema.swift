import GroundworkModel

/// dbt's YAML files must have no key that dbt does not know: dbt itself takes a mistyped key in silence.
struct DBTSchema: Validator {
  let name = "dbt-schema"
  let proof = Proof.parsed

  func covers(_ path: String) -> Bool {
    let isResource = DBTProject.resourceFolders.contains { path.contains("/\($0)/") }
    return path.hasSuffix("dbt_project.yml") || path.hasSuffix(".yml") && isResource
  }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    guard let (python, version) = try toolbox.python(with: "dbt-core") else {
      return .absent(reason: Toolbox.missing("dbt-core"))
    }
    let found = try toolbox.findings(of: "dbt_schema.py", paths, python: python, in: tree.copy)
    return .ran(tool: "schemas of dbt-core \(version)", findings: findings(found))
  }
}
