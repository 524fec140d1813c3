import GroundworkModel

/// A Makefile must be one that `make` can read; no recipe is run.
struct MakefileParse: Validator {
  let name = "make-dry-run"
  let proof = Proof.parsed

  func covers(_ path: String) -> Bool { path == "Makefile" || path.hasSuffix("/Makefile") }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    guard let make = toolbox.system("make") else {
      return .absent(reason: "no `make` found; install Debian's make")
    }
    let version = try toolbox.runner.run(make, ["--version"], in: tree.copy).stdout.firstLine
    let found = try paths.compactMap { path -> Diagnostic? in
      let result = try toolbox.runner.run(
        make, ["--dry-run", "--question", "--warn-undefined-variables", "-f", path], in: tree.copy)
      return result.exit < 2 ? nil : finding(result.words.firstLine, in: path)
    }
    return .ran(tool: version, findings: found)
  }
}
