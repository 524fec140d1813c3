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
        make, ["--dry-run", "--question", "-f", path], in: tree.copy)
      return result.exit < 2 ? nil : refusal(result.words, of: path)
    }
    return .ran(tool: version, findings: found)
  }

  /// `Makefile:12: *** missing separator.  Stop.` → a finding on line 12.
  private func refusal(_ words: String, of path: String) -> Diagnostic {
    guard let match = words.firstMatch(of: /:(\d+): \*\*\* (.*?)\.? +Stop/) else {
      return finding(words.firstLine, in: path)
    }
    return finding(String(match.2), in: path, line: Int(match.1) ?? 1)
  }
}
