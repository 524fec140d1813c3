import Foundation
import GroundworkKit
import GroundworkModel
import Templating
import TestSupport

/// A pipeline generated into a throw-away folder, run for real, its figures read back.
struct GeneratedProject {
  let folder: TemporaryFolder
  let design: PipelineDesign
  private let environment: [String: String]

  init(
    _ content: CatalogContent, sources: [ProjectSettings.Source] = [],
    warehouse: PipelineDesign.Warehouse = .duckdb, environment: [String: String] = [:],
    in folder: TemporaryFolder? = nil
  ) throws {
    let settings = ProjectSettings(name: "story", sources: sources)
    design = PipelineDesigner(content: content, settings: settings, warehouse: warehouse).design()
    self.folder = try folder ?? TemporaryFolder()
    self.environment = environment.merging(
      ["GROUNDWORK_TOOLS": PythonTools.pipeline.bin, "PYTHONDONTWRITEBYTECODE": ""]
    ) { own, _ in own }
    let files = try Self.files(of: design)
    for file in files {
      let path = self.folder.url.appending(path: "pipeline").appending(path: file.path)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try file.content.write(to: path, atomically: false, encoding: .utf8)
    }
    let listed = sources.map { "  - {name: \"\($0.name)\", location: \"\($0.location)\"}\n" }
    try ("name: story\nsources:\n" + listed.joined()).write(
      toFile: self.folder.path("groundwork.yaml"), atomically: false, encoding: .utf8)
  }

  static func files(of design: PipelineDesign) throws -> [PlannedFile] {
    let kit = try TemplateKit(
      named: PipelineGenerator.kitName, project: nil, assets: AssetLocator(root: Checkout.root))
    return try PipelineGenerator(kit: kit).files(for: design)
  }

  /// `make` in the pipeline folder.
  func make(_ goals: String..., environment more: [String: String] = [:]) throws -> CommandOutput {
    try BuiltCommand(program: "make").run(
      ["--no-print-directory"] + goals, in: folder.url.appending(path: "pipeline"),
      environment: environment.merging(more) { _, new in new })
  }

  /// Results of queries on the warehouse, each row joined by `|`, dates and numbers as Python writes them.
  func rows(_ queries: [String]) throws -> [[String]] {
    let program = """
      import json, os, sys
      queries = json.load(sys.stdin)
      if os.environ.get("GROUNDWORK_WAREHOUSE") == "postgres":
          import psycopg2
          connection = psycopg2.connect("")
      else:
          import duckdb
          connection = duckdb.connect("warehouse.duckdb", read_only=True)
      def text(value):
          if value is None: return "null"
          return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
      answers = []
      for query in queries:
          cursor = connection.cursor()
          cursor.execute(query)
          answers.append(["|".join(map(text, row)) for row in cursor.fetchall()])
      print(json.dumps(answers))
      """
    let input = String(decoding: try JSONEncoder().encode(queries), as: UTF8.self)
    let output = try PythonTools.pipeline.command("python").run(
      ["-c", program], in: folder.url.appending(path: "pipeline"), environment: environment,
      input: input)
    guard output.exit == 0 else { throw RunFailure(output: output) }
    return try JSONDecoder().decode([[String]].self, from: Data(output.stdout.utf8))
  }
}

struct RunFailure: Error, CustomStringConvertible {
  let output: CommandOutput
  var description: String { output.description }
}
