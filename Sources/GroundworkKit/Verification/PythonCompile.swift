import GroundworkModel

/// Python files must compile; nothing in them is run.
struct PythonCompile: Validator {
  let name = "python-compile"
  let proof = Proof.parsed

  func covers(_ path: String) -> Bool { path.hasSuffix(".py") }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    guard let python = toolbox.anyPython() else {
      return .absent(reason: "no `python3` found; install Debian's python3")
    }
    let found = try toolbox.findings(
      of: "python_compile.py", paths, python: python, in: tree.copy)
    let version = try toolbox.pythonVersion(python)
    return .ran(tool: "Python \(version)", findings: findings(found))
  }
}
