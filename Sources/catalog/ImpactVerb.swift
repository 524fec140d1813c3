import ArgumentParser
import CommandLineSupport
import GroundworkKit

/// `catalog impact ID`
struct ImpactVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "List what would notice a change: columns, KPIs, requirements, goals, people.",
    discussion: """
      Follows lineage, references and links from a column, dataset, source or anything else, and shows the shortest
      way to each thing that depends on it. Ends with 1 when nothing does.

        catalog impact shop.orders.total
        catalog impact source/shop --format markdown
      """)

  @Argument(help: "What would change: an id, the end of one, or a name.")
  var id: String

  @Option(help: "The most things to list.")
  var limit = 500

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let content = try project.content()
    let id = try EntityResolver(content).resolve(id)
    let impact = Impact(of: id, in: content, limit: limit)
    switch output.format {
    case .json: try Terminal.printJSON(impact)
    case .markdown: Terminal.print(impact.markdown)
    case .text: Terminal.print(impact.text)
    }
    if impact.hits.isEmpty { throw ExitStatus.findings.code }
  }
}
