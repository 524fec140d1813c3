public import Foundation

/// Where outside tools are found, and how they are asked.
///
/// The Python tools stand in a virtual environment: the one that `GROUNDWORK_TOOLS` names by its `bin` folder, else
/// `.cache/tools/bin` of the checkout, else one beside the generated tree (`.venv/bin`, which `make run` sets up), else
/// the search path. Airflow has an environment of its own: `GROUNDWORK_AIRFLOW`, else `.cache/airflow/bin`.
public struct Toolbox: Sendable {
  let runner = ToolRunner()
  /// The folder of our own Python programs.
  let programs: URL
  private let tools: [String]
  private let airflow: [String]
  private let path: [String]

  /// A toolbox of an environment.
  ///
  /// - Parameters:
  ///   - environment: the variables of the process.
  ///   - home: the folder that holds `catalog/` and, in a checkout, `.cache/`.
  ///   - tree: the generated tree, which may have its own environment.
  public init(environment: [String: String], home: URL, tree: URL) {
    func named(_ variable: String) -> [String]? {
      environment[variable].flatMap { $0.isEmpty ? nil : [$0] }
    }
    let search = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
    programs = home.appending(path: "catalog/validators")
    tools =
      named("GROUNDWORK_TOOLS")
      ?? [home.appending(path: ".cache/tools/bin").path, tree.appending(path: ".venv/bin").path]
      + search
    airflow =
      named("GROUNDWORK_AIRFLOW") ?? [home.appending(path: ".cache/airflow/bin").path] + search
    path = search
  }

  /// A program of the Python tools' environment: `dbt`, `sqlfluff`, `python`.
  func tool(_ name: String) -> String? { Self.find(name, in: tools) }

  /// A program of Airflow's environment, which must hold `airflow` itself.
  func airflowTool(_ name: String) -> String? {
    airflow.lazy.filter { Self.isProgram($0 + "/airflow") }.first.flatMap {
      Self.find(name, in: [$0])
    }
  }

  /// A program of the system.
  func system(_ name: String) -> String? { Self.find(name, in: path) }

  /// The Python that has a package, and the package's version.
  func python(with package: String) throws -> (program: String, version: String)? {
    for folder in tools where Self.isProgram(folder + "/python") {
      let program = folder + "/python"
      if let version = try version(of: package, python: program) { return (program, version) }
    }
    return nil
  }

  /// The version of a Python package, nil when that Python does not have it.
  func version(of package: String, python: String) throws -> String? {
    let code = "import importlib.metadata as m; print(m.version('\(package)'))"
    let result = try runner.run(python, ["-c", code], in: FileManager.default.temporaryDirectory)
    guard result.exit == 0 else { return nil }
    return result.stdout.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Any Python of version 3.
  func anyPython() -> String? { tool("python") ?? tool("python3") ?? system("python3") }

  /// Runs one of our own Python programs, which print one JSON object: file → what is wrong with it.
  func findings(
    of program: String, _ arguments: [String], python: String, in folder: URL,
    environment: [String: String] = [:]
  ) throws -> [String: [String]] {
    let script = programs.appending(path: program).path
    let result = try runner.run(
      python, [script] + arguments, in: folder, environment: environment)
    let lines = result.stdout.split(separator: "\n")
    guard result.exit == 0, let last = lines.last,
      let found = try? JSONDecoder().decode([String: [String]].self, from: Data(last.utf8))
    else { throw ToolError.unexpectedOutput(program: program, output: result.words) }
    return found
  }

  private static func find(_ name: String, in folders: [String]) -> String? {
    folders.map { $0 + "/" + name }.first(where: isProgram)
  }

  private static func isProgram(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }
}
