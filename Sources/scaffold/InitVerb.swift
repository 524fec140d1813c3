import ArgumentParser
import CommandLineSupport
import Foundation
import GroundworkKit
import Interviewing

/// `scaffold init [NAME]`
struct InitVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a project folder: groundwork.yaml and an empty catalog.",
    discussion: """
      The folder bears the project's name unless --project names another. Nothing that is there is overwritten.
      A source is an address, or NAME=ADDRESS: sqlite:PATH, csv:PATH (a file or a folder), postgres://…; a path starts
      where you stand. Passwords come from ${NAME}, PGPASSWORD or ~/.pgpass and are never written down.

        scaffold init shop --source sqlite:shop.sqlite
        scaffold init shop --source shop=postgres://reader@db/shop --source exports=csv:exports --industry e-commerce
        scaffold init shop --project .
      """)

  @Argument(help: "The project's name; the name of the folder when left out.")
  var name: String?

  @Option(help: "The project folder; a folder of the project's name when left out.")
  var project: String?

  @Option(help: "A source to read, as an address or NAME=ADDRESS; may be repeated.")
  var source: [String] = []

  @Option(
    help: "The industry, which decides the measures offered first: e-commerce, retail, saas, …")
  var industry: String?

  @Option(help: "Where figures land: duckdb or postgres.")
  var warehouse = "duckdb"

  func run() throws {
    let folder = project ?? name ?? "."
    let workspace = try ProjectOptions.parse(["--project", folder]).workspace()
    let knowledge = try InterviewKnowledge.load(from: workspace.assets)
    let arguments = try source.map { try sourceArgument($0, workspace.folder) }
    let settings = ProjectSettings(
      name: name ?? workspace.folder.standardizedFileURL.lastPathComponent,
      sources: arguments.map(\.source), warehouse: warehouse,
      industry: try industry(knowledge.industries))
    let written = try ProjectSetup.make(settings, in: workspace)
    for path in written { Terminal.print(folder == "." ? path : "\(folder)/\(path)") }
    for path in arguments.compactMap(\.missing) {
      Terminal.say("warning: there is no file or folder `\(path)` yet")
    }
    let enter = folder == "." ? "" : "cd \(folder) && "
    let scan =
      source.isEmpty
      ? "catalog scan sqlite:PATH    read a source" : "catalog scan    read its sources"
    Terminal.say(
      """
      next: \(enter)\(scan)
            \(enter)scaffold interview --stakeholder NAME    talk with somebody
      """)
  }

  private func sourceArgument(_ text: String, _ folder: URL) throws -> SourceArgument {
    try SourceArgument(
      text, from: URL(filePath: FileManager.default.currentDirectoryPath), to: folder,
      environment: ProcessInfo.processInfo.environment)
  }

  private func industry(_ list: IndustryList) throws -> String? {
    guard let industry else { return nil }
    let known = list.industries.map(\.id)
    guard known.contains(industry) else {
      throw ValidationError(
        "no industry `\(industry)`; known are \(known.joined(separator: ", "))")
    }
    return industry
  }
}
