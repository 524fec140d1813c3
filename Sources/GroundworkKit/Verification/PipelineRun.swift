import Foundation
import GroundworkModel

/// The pipeline itself must run: `make load`, `make build` and `make figures` in the copy, from the project's real
/// sources into a warehouse that is thrown away. A file is proved when what it makes was made, or its test passed.
struct PipelineRun: Validator {
  let name = "pipeline-run"
  let proof = Proof.proved
  let isThorough = true

  func covers(_ path: String) -> Bool {
    path == "Makefile" || DBTProject.isRead(path) || path.hasPrefix("extract/")
      || path.hasPrefix("report/")
  }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    guard let dbt = toolbox.tool("dbt"), let (_, version) = try toolbox.python(with: "dbt-core")
    else { return .absent(reason: Toolbox.missing("dbt-core")) }
    guard let make = toolbox.system("make") else {
      return .absent(reason: "no `make` found; install Debian's make")
    }
    guard let project = DBTProject(paths, in: tree), paths.contains("Makefile") else {
      return .absent(reason: "there is no Makefile with a dbt project beside it")
    }
    let ground = try RunningGround(tree, dbt: dbt, toolbox, folder: "warehouse")
    defer { ground.stop() }
    let run = MakeRun(
      make: make, folder: tree.copy, environment: ground.environment,
      runner: toolbox.runner)
    return .ran(
      tool: "dbt-core \(version)", findings: try findings(run, project),
      overlooked: Set(paths).subtracting(try proved(project)))
  }

  /// Runs the steps until one fails; a failed build is looked up in dbt's own records.
  private func findings(_ run: MakeRun, _ project: DBTProject) throws -> [Diagnostic] {
    for (step, file) in [
      ("load", "extract/load.py"), ("build", nil), ("figures", "report/kpis.py"),
    ] {
      guard let words = try run.failure(of: step) else { continue }
      let failed = try step == "build" ? project.results().filter(\.isFailure) : []
      if failed.isEmpty { return [finding("`make \(step)` failed: \(words)", in: file)] }
      let resources = try project.manifest().resources
      return failed.map { result in
        let path = resources[result.unique_id]?.original_file_path
        return finding(
          "\(result.status): \((result.message ?? result.unique_id).oneLine)",
          in: path.map { project.folder + "/" + $0 })
      }
    }
    return []
  }

  /// The files whose results are there.
  private func proved(_ project: DBTProject) throws -> Set<String> {
    let resources = (try? project.manifest().resources) ?? [:]
    let made = try project.results().filter(\.isSuccess).compactMap { resources[$0.unique_id] }
    let files = Set(made.flatMap(\.files)).union(["dbt_project.yml", "profiles.yml"])
    return Set(files.map { project.folder + "/" + $0 })
      .union(["Makefile", "extract/load.py", "extract/tables.json", "report/kpis.py"])
  }
}

/// Steps of a Makefile.
private struct MakeRun {
  let make: String
  let folder: URL
  let environment: [String: String]
  let runner: ToolRunner

  /// What a step says when it fails, or nil.
  func failure(of step: String) throws -> String? {
    let result = try runner.run(
      make, ["--no-print-directory", step], in: folder, environment: environment)
    guard result.exit != 0 else { return nil }
    let lines = (result.stdout + result.stderr).split(separator: "\n")
    return lines.filter { !$0.hasPrefix("make:") }.suffix(3).joined(separator: " ").oneLine
  }
}

extension DBTProject {
  /// How one model, test, seed or snapshot fared.
  struct Outcome: Decodable {
    var unique_id: String
    var status: String
    var message: String?

    var isFailure: Bool { ["error", "fail", "runtime error"].contains(status) }
    var isSuccess: Bool { ["success", "pass"].contains(status) }
  }

  /// What the last run recorded, empty when there was none.
  func results() throws -> [Outcome] {
    struct Record: Decodable { var results: [Outcome] }
    guard let data = try? Data(contentsOf: place.appending(path: "target/run_results.json")) else {
      return []
    }
    return try JSONDecoder().decode(Record.self, from: data).results
  }
}

extension String {
  /// The same on one line, blanks squeezed.
  var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
