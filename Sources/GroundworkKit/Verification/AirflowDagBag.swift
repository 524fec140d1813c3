import Foundation
import GroundworkModel

/// DAG files must import into Airflow's DagBag, each with at least one DAG; task bodies are not run.
struct AirflowDagBag: Validator {
  let name = "airflow-dagbag"
  let proof = Proof.parsed

  /// What is said when there is no Airflow.
  static let missing =
    "no `airflow` found; name its environment's bin folder in GROUNDWORK_AIRFLOW"

  func covers(_ path: String) -> Bool { path.hasPrefix("dags/") && path.hasSuffix(".py") }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    guard let python = toolbox.airflowTool("python"),
      let version = try toolbox.version(of: "apache-airflow", python: python)
    else { return .absent(reason: Self.missing) }
    let home = try tree.scratchFolder("airflow")
    let found = try toolbox.findings(
      of: "dagbag.py", ["dags"] + paths, python: python, in: tree.copy,
      environment: [
        "AIRFLOW_HOME": home.path, "AIRFLOW__CORE__DAGS_FOLDER": tree.copy.path + "/dags",
        "AIRFLOW__LOGGING__LOGGING_LEVEL": "ERROR",
      ])
    return .ran(tool: "Airflow \(version)", findings: findings(found))
  }
}
