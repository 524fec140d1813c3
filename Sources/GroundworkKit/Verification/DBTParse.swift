import Foundation
import GroundworkModel

/// The dbt project must parse: every reference resolves, every file is read, every generic test exists.
///
/// dbt passes over files outside its folders in silence and notices an unknown generic test only when it builds; both
/// are looked for in its manifest. SQL is not judged here: that takes ``PipelineRun``.
struct DBTParse: Validator {
  let name = "dbt-parse"
  let proof = Proof.parsed

  func covers(_ path: String) -> Bool { DBTProject.isRead(path) }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    guard let dbt = toolbox.tool("dbt"), let (_, version) = try toolbox.python(with: "dbt-core")
    else { return .absent(reason: Toolbox.missing("dbt-core")) }
    guard let project = DBTProject(paths, in: tree) else {
      return .absent(reason: "there is no dbt_project.yml")
    }
    let result = try project.run(
      dbt, ["parse", "--no-partial-parse", "--show-all-deprecations"], toolbox.runner, [:])
    let tool = "dbt-core \(version)"
    guard result.exit == 0 else {
      return .ran(tool: tool, findings: [refusal(result.stdout, paths, project)])
    }
    let manifest = try project.manifest()
    let findings = manifest.unknownTests.map {
      finding(
        "no macro implements the test `\($0.name)`",
        in: $0.file.map { project.folder + "/" + $0 })
    }
    let read = Set(manifest.files.map { project.folder + "/" + $0 })
    let settings = Set(["dbt_project.yml", "profiles.yml"].map { project.folder + "/" + $0 })
    return .ran(
      tool: tool, findings: findings,
      overlooked: Set(paths).subtracting(read).subtracting(settings))
  }

  /// dbt's own words from `Encountered an error` on, at the file that they name.
  private func refusal(
    _ output: String, _ paths: [String], _ project: DBTProject
  ) -> Diagnostic {
    let lines = output.split(separator: "\n").map(Self.withoutTime)
    let start = lines.firstIndex { $0.contains("Encountered an error") }.map { $0 + 1 } ?? 0
    let words = lines[start...].joined(separator: " ")
    let named = paths.first { words.contains($0.dropFirst(project.folder.count + 1)) }
    return finding(words.isEmpty ? "dbt parse failed" : words, in: named)
  }

  /// `12:34:56  words` → `words`.
  private static func withoutTime(_ line: Substring) -> String {
    String(line.trimmingPrefix(/\d\d:\d\d:\d\d\s+/)).trimmingCharacters(in: .whitespaces)
  }
}
