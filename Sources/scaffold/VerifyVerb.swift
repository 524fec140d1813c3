import ArgumentParser
import CommandLineSupport
import Foundation
import GroundworkKit

struct VerifyVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hold a generated pipeline against the tools that will run it.",
    discussion: """
      Says of every generated file whether it is proved (it ran on the real engine), parsed (its tool \
      understood it) or unverified (no tool here looked at it), and by which tool. Works on a copy: the \
      folder itself is not touched. What was found out is kept with the artifacts in the catalog.

      Python tools are looked for in the bin folder that GROUNDWORK_TOOLS names, then where `make demo` and \
      the pipeline's own `make run` put them, then on the search path; Airflow in GROUNDWORK_AIRFLOW.

      Examples:
        scaffold verify
        scaffold verify pipeline --full
        scaffold verify --format json | jq '.files[] | select(.proof != "proved")'
      """)

  @Argument(help: "The generated folder; `pipeline` in the project folder when left out.")
  var folder: String?

  @Flag(help: "Run the pipeline too: load the sources, build and test every model.")
  var full = false

  @Option(help: "How many files to list; refused and unverified ones come first.")
  var limit = 50

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let workspace = try project.workspace()
    let folder = folder.map { URL(filePath: $0) } ?? workspace.folder.appending(path: "pipeline")
    let verification = try verify(folder, in: workspace)
    if FileManager.default.fileExists(atPath: workspace.catalogPath) {
      try verification.record(
        in: project.openCatalog(), folder: workspace.relativePath(of: folder))
    }
    switch output.format {
    case .json: Terminal.print(try verification.json(limit: limit))
    case .text: Terminal.print(verification.text(limit: limit))
    case .markdown: Terminal.print(verification.markdown(limit: limit))
    }
    guard verification.isAccepted else { throw ExitStatus.findings.code }
  }

  private func verify(_ folder: URL, in workspace: Workspace) throws -> Verification {
    let toolbox = workspace.toolbox(
      for: folder, environment: ProcessInfo.processInfo.environment)
    do {
      return try Verification(
        of: GeneratedTree(folder), using: toolbox, isThorough: full,
        onStart: { if Terminal.isTalkTerminal { Terminal.say("\($0) …") } })
    } catch ToolError.interrupted {
      throw ExitStatus.interrupted.code
    }
  }
}
