import ArgumentParser
import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// `scaffold generate`
struct GenerateVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract:
      "Write a pipeline that runs: extract, staging, star, figures, tests, schedule, DDL, dictionary.",
    discussion: """
      Every KPI whose inputs are mapped to columns gets a model; the others are listed with the reason. Only columns
      that somebody needs are loaded. Generating again keeps your edits by three-way merge; a file you deleted stays
      deleted. A folder `templates/pipeline` in the project shadows the built-in templates file by file.

        scaffold generate
        scaffold generate --check            exit 1 when anything would change
        scaffold generate --diff             show what would change
        scaffold generate --warehouse postgres
        make -C pipeline run
      """)

  @Option(help: "Where the pipeline lands, relative to the project folder.")
  var out = "pipeline"

  @Option(
    help: "Where figures land: duckdb or postgres. By default what the settings or the plan say.",
    transform: Self.warehouse)
  var warehouse: PipelineDesign.Warehouse?

  @Flag(help: "Change nothing; exit 1 when generating would change anything.")
  var check = false

  @Flag(help: "Change nothing; print what generating would change.")
  var diff = false

  @Flag(help: "Bring back files that you deleted.")
  var restore = false

  @OptionGroup var format: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let catalog = try project.openCatalog()
    let generation = try Generation(
      in: try project.workspace(), content: try project.content(), folder: out,
      warehouse: warehouse)
    let isTrial = check || diff
    let comparison =
      isTrial
      ? try generation.plan.comparison(with: generation.target, restoring: restore)
      : try generation.write(to: catalog, restoring: restore)
    if diff { Terminal.print(comparison.unifiedDiff) }
    let report = GenerationReport(generation, comparison)
    if format.format == .json { try Terminal.printJSON(report) }
    if format.format != .json && !diff { Terminal.print(report.text) }
    for finding in generation.design.diagnostics { Terminal.say(finding.description) }
    let isClean = isTrial ? comparison.isUpToDate : comparison.conflicts.isEmpty
    guard isClean else { throw ExitStatus.findings.code }
  }

  private static func warehouse(_ word: String) throws -> PipelineDesign.Warehouse {
    guard let warehouse = PipelineDesign.Warehouse(rawValue: word) else {
      let known = PipelineDesign.Warehouse.allCases.map(\.rawValue).joined(separator: " or ")
      throw ValidationError("`\(word)` is no warehouse; it is \(known)")
    }
    return warehouse
  }
}
