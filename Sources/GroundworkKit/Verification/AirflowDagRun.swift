import Foundation
import GroundworkModel

/// DAGs must run to their end: `airflow dags test` in an Airflow of their own, whose tasks call the copy's own `make`
/// targets, from the project's real sources into a warehouse that is thrown away.
struct AirflowDagRun: Validator {
  let name = "airflow-dag-run"
  let proof = Proof.proved
  let isThorough = true

  func covers(_ path: String) -> Bool { AirflowDagBag().covers(path) }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    guard let python = toolbox.airflowTool("python"),
      let version = try toolbox.version(of: "apache-airflow", python: python)
    else { return .absent(reason: AirflowDagBag.missing) }
    guard let dbt = toolbox.tool("dbt") else {
      return .absent(reason: Toolbox.missing("dbt-core"))
    }
    let ground = try RunningGround(tree, dbt: dbt, toolbox, folder: "airflow-run")
    defer { ground.stop() }
    let found = try toolbox.findings(
      of: "dag_run.py", ["dags"] + paths, python: python, in: tree.copy,
      environment: ground.environment.merging(Self.environment(tree)) { $1 })
    return .ran(tool: "Airflow \(version)", findings: findings(found))
  }

  /// A failed task is not tried again, and its failure is worth reading at once.
  private static func environment(_ tree: GeneratedTree) throws -> [String: String] {
    [
      "AIRFLOW_HOME": try tree.scratchFolder("airflow-run/home").path,
      "AIRFLOW__CORE__DAGS_FOLDER": tree.copy.path + "/dags",
      "AIRFLOW__LOGGING__COLORED_CONSOLE_LOG": "False",
      "GROUNDWORK_PIPELINE": tree.copy.path, "GROUNDWORK_RETRIES": "0",
    ]
  }
}
