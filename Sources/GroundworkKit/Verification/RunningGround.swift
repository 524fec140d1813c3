import Foundation

/// What a copied tree needs around it to run: the tools, the project's real sources, and a warehouse to be thrown away.
struct RunningGround {
  /// The variables that say where all of it is.
  let environment: [String: String]
  private let server: TemporaryPostgres?

  /// Starts a PostgreSQL server when figures land in one.
  ///
  /// - Parameters:
  ///   - dbt: the program, whose folder holds the other tools.
  ///   - folder: a name for the scratch folder of this run.
  init(_ tree: GeneratedTree, dbt: String, _ toolbox: Toolbox, folder: String) throws {
    server = try tree.landsInPostgres ? TemporaryPostgres(toolbox, in: tree) : nil
    try server?.start()
    var environment = try tree.sourceVariables().merging(server?.environment ?? [:]) { $1 }
    environment["GROUNDWORK_TOOLS"] = URL(filePath: dbt).deletingLastPathComponent().path
    environment["GROUNDWORK_DUCKDB"] =
      try tree.scratchFolder(folder).appending(path: "warehouse.duckdb").path
    self.environment = environment
  }

  /// Stops the server.
  func stop() { server?.stop() }
}

extension GeneratedTree {
  /// Whether figures land in PostgreSQL, as the Makefile has it.
  fileprivate var landsInPostgres: Bool {
    (try? text("Makefile").contains(/GROUNDWORK_WAREHOUSE \?= postgres/)) ?? false
  }

  /// Where the loader finds the project's sources, although it runs from a copy: `GROUNDWORK_SOURCE_<NAME>`.
  fileprivate func sourceVariables() throws -> [String: String] {
    var folder = self.folder.standardizedFileURL
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let settings = folder.appending(path: ProjectSettings.fileName)
      guard FileManager.default.fileExists(atPath: settings.path) else { continue }
      let sources = try ProjectSettings.load(from: folder).sources
      let variables = sources.map { source in
        (
          "GROUNDWORK_SOURCE_" + source.name.uppercased().replacing(/\W/, with: "_"),
          Self.absolute(source.location, from: folder)
        )
      }
      return Dictionary(variables) { first, _ in first }
    }
    return [:]
  }

  /// `sqlite:shop.db` → `sqlite:/project/shop.db`, variables filled in; what is no path stays.
  private static func absolute(_ written: String, from folder: URL) -> String {
    let environment = ProcessInfo.processInfo.environment
    let location = written.replacing(/\$\{(\w+)\}/) { environment[String($0.1)] ?? String($0.0) }
    let parts = location.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[1].hasPrefix("//"), !parts[1].hasPrefix("/") else {
      return location
    }
    return parts[0] + ":" + folder.appending(path: parts[1]).path
  }
}
