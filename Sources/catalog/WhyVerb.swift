import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// `catalog why COLUMN`
struct WhyVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say why a column exists: one sentence for each way to a goal.",
    discussion: """
      Names the KPI, the goal it measures and the decision it informs, for columns of sources and of the pipeline,
      keys and join columns too. Ends with 1 when nobody asked for the column.

        catalog why fct_orders.net_amount
        catalog why column/shop.customers.email --format json
      """)

  @Argument(help: "The column: its id, or the end of it.")
  var column: String

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let why = try project.openCatalog(.readOnly).read { reader in
      let id = try reader.resolve(column, kinds: [.column])
      return Why(id, in: try Surroundings.why(id, in: reader))
    }
    if output.format != .text || !why.reasons.isEmpty {
      try output.print(why, text: why.text, markdown: why.markdown)
    }
    if why.extent.truncated { Terminal.say("shown: \(why.extent)") }
    guard why.reasons.isEmpty else { return }
    Terminal.say(
      """
      no goal, KPI or requirement asks for `\(why.column)`
      help: see what uses it with `catalog impact \(why.column)`
      """)
    throw ExitStatus.findings.code
  }
}
