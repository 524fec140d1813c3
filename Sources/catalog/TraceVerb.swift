import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// `catalog trace ID`
struct TraceVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Walk from a goal to its columns, or from a column to its goals.",
    discussion: """
      Shows both ways: towards the goals (component, KPI, decision, goal, who said so) and towards the data
      (component, source column, raw, staging, mart, KPI table, with requirements, checks and gaps).

      An id may be shortened as long as it names one thing.

        catalog trace goal/reduce-churn
        catalog trace fct_orders.net_amount
        catalog trace kpi/churn-rate --format markdown
      """)

  @Argument(help: "What to trace: an id, the end of one, or a name.")
  var id: String

  @Option(help: "How many steps to walk; all when left out.")
  var depth: Int?

  @Option(help: "The most things to list in each direction.")
  var limit = 400

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let (trace, name) = try project.openCatalog(.readOnly).read { reader in
      let id = try reader.resolve(id)
      let surroundings = try Surroundings.trace(id, in: reader)
      let trace = Trace(id, in: surroundings, depth: depth ?? .max, limit: limit)
      return (trace, surroundings.content[id]?.name ?? "")
    }
    try output.print(
      trace, text: "\(trace.id)  \(name)\n\n" + trace.trees.map(\.text).joined(separator: "\n\n"),
      markdown: "## `\(trace.id)`\n\n" + trace.trees.map(\.markdown).joined(separator: "\n\n"))
  }
}
