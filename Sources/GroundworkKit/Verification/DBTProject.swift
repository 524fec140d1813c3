import Foundation
import GroundworkModel

/// The dbt project of a generated tree, and what dbt's own records say about its files.
struct DBTProject {
  /// Folders of a project in which YAML describes resources.
  static let resourceFolders = ["models", "snapshots", "seeds", "tests", "macros", "analyses"]

  /// The project's folder inside the tree: `transform`.
  let folder: String
  /// The same in the copy that dbt may litter.
  let place: URL

  /// The project whose files these are.
  init?(_ paths: [String], in tree: GeneratedTree) {
    guard let file = paths.first(where: { $0.hasSuffix("/dbt_project.yml") }) else { return nil }
    folder = String(file.dropLast("/dbt_project.yml".count))
    place = tree.copy.appending(path: folder)
  }

  /// Whether dbt reads a file of the project.
  static func isRead(_ path: String) -> Bool {
    let isResource = resourceFolders.contains { path.contains("/\($0)/") }
    let isCode = path.hasSuffix(".sql") || path.hasSuffix(".yml") || path.hasSuffix(".csv")
    return ["dbt_project.yml", "profiles.yml"].contains { path.hasSuffix("/" + $0) }
      || isResource && isCode
  }

  /// Runs a verb of dbt in the copy.
  func run(_ dbt: String, _ verb: [String], _ runner: ToolRunner, _ environment: [String: String])
    throws -> ToolResult
  {
    try runner.run(
      dbt, ["--no-use-colors"] + verb + ["--project-dir", ".", "--profiles-dir", "."], in: place,
      environment: environment)
  }

  /// What dbt says that it read, after it parsed the project.
  func manifest() throws -> DBTManifest {
    let data = try Data(contentsOf: place.appending(path: "target/manifest.json"))
    return try JSONDecoder().decode(DBTManifest.self, from: data)
  }
}

/// The part of dbt's `manifest.json` (schema v12) that says which file each resource comes from.
struct DBTManifest: Decodable {
  /// Any resource.
  struct Resource: Decodable {
    var original_file_path: String?
    /// `project://models/schema.yml`: the YAML file that describes it.
    var patch_path: String?
    var test_metadata: TestMetadata?
    var depends_on: Dependencies?

    /// The files it comes from and is described in, relative to the project.
    var files: [String] {
      let described = patch_path.map { path in
        path.firstRange(of: "://").map { String(path[$0.upperBound...]) } ?? path
      }
      return [original_file_path, described].compactMap(\.self)
    }
  }

  /// What a generic test was written as.
  struct TestMetadata: Decodable {
    var name: String
    var namespace: String?
  }

  /// What a resource needs.
  struct Dependencies: Decodable {
    var macros: [String?]?
  }

  var nodes: [String: Resource]
  var sources: [String: Resource]
  var macros: [String: Resource]
  var exposures: [String: Resource]?
  var metrics: [String: Resource]?
  var semantic_models: [String: Resource]?
  var unit_tests: [String: Resource]?
  var disabled: [String: [Resource]]?

  /// Every resource by its id; those that are switched off have none here.
  var resources: [String: Resource] {
    [nodes, sources, macros, exposures, metrics, semantic_models, unit_tests]
      .compactMap(\.self).reduce(into: [:]) { all, table in all.merge(table) { first, _ in first } }
  }

  /// Every file that some resource comes from or is described in, relative to the project.
  var files: Set<String> {
    let switchedOff = (disabled ?? [:]).values.flatMap(\.self)
    return Set((Array(resources.values) + switchedOff).flatMap(\.files))
  }

  /// Generic tests that no macro implements, with the file they stand in: dbt finds out only when it builds.
  var unknownTests: [(name: String, file: String?)] {
    let known = Set(macros.keys.compactMap { $0.split(separator: ".").last.map(String.init) })
    return nodes.values.compactMap { node in
      guard let test = node.test_metadata, !known.contains("test_" + test.name) else { return nil }
      return (test.name, node.original_file_path)
    }.sorted { ($0.name, $0.file ?? "") < ($1.name, $1.file ?? "") }
  }
}
