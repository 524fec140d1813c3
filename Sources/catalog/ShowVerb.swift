import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit

/// `catalog show ID`
struct ShowVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one thing: what it is, its columns, classes, links, lineage and issues.",
    discussion: """
      Also as it was at an earlier time; a day means its end, in UTC. Ends with 1 when it was not there yet.

        catalog show shop.customers
        catalog show kpi/churn-rate --format markdown
        catalog show dataset/shop.orders --at 2026-09-01
      """)

  @Argument(help: "An id, the end of one, or a name.")
  var id: String

  @Option(help: "As it was at this time: 2026-09-01 or 2026-09-01T10:00.")
  var at: Moment?

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let card = try project.openCatalog().read { reader in
      let id = try reader.resolve(id)
      return try EntityCard(of: id, in: reader.excerpt(of: id, at: at?.text))
    }
    guard let card else {
      Terminal.say("`\(id)` was not there yet\nhelp: `catalog history \(id)` tells since when")
      throw ExitStatus.findings.code
    }
    try output.print(card, text: card.text, markdown: card.markdown)
  }
}
