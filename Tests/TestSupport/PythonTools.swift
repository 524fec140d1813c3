import Foundation

/// A virtual environment with the tools that what we write is run and checked with.
public struct PythonTools: Sendable {
  /// Its folder of programs.
  public let bin: String

  /// The tools of pipelines: dbt, dlt, sqlfluff, duckdb. In `GROUNDWORK_TOOLS`, else `.cache/tools/bin`.
  public static let pipeline = PythonTools(variable: "GROUNDWORK_TOOLS", folder: "tools")

  /// Airflow, which stands apart. In `GROUNDWORK_AIRFLOW`, else `.cache/airflow/bin`.
  public static let airflow = PythonTools(variable: "GROUNDWORK_AIRFLOW", folder: "airflow")

  /// What reads OpenLineage and SARIF as others do. In `GROUNDWORK_EXCHANGE`, else `.cache/exchange/bin`.
  public static let exchange = PythonTools(variable: "GROUNDWORK_EXCHANGE", folder: "exchange")

  private init(variable: String, folder: String) {
    let named = ProcessInfo.processInfo.environment[variable] ?? ""
    bin = named.isEmpty ? Checkout.root.appending(path: ".cache/\(folder)/bin").path : named
  }

  /// Whether tests that need the tools run: when they are there, and always in CI, where their absence is a failure.
  public var isExpected: Bool {
    if FileManager.default.isExecutableFile(atPath: bin + "/python") { return true }
    let isCI = !(ProcessInfo.processInfo.environment["CI"] ?? "").isEmpty
    if !isCI { print("skipped: no tools in \(bin); make them with `make test`") }
    return isCI
  }

  /// One of its programs.
  public func command(_ name: String) -> BuiltCommand { BuiltCommand(program: bin + "/" + name) }
}
