import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// `catalog impact ID`
struct ImpactVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "List what would notice a change: columns, KPIs, requirements, goals, people.",
    discussion: """
      Follows lineage, references and links from a column, dataset, source or anything else, and shows the shortest
      way to each thing that depends on it. Ends with 1 when nothing does.

      With `--what-if` it says of each thing whether it breaks, changes or stays, and why: `drop` and `rename` for
      anything, `type:T` and `null` (it may be empty) for a column.

        catalog impact shop.orders.total
        catalog impact source/shop --format markdown
        catalog impact shop.orders.total --what-if drop
        catalog impact shop.orders.customer_id --what-if type:bigint --format markdown
      """)

  @Argument(help: "What would change: an id, the end of one, or a name.")
  var id: String

  @Option(help: "Judge a change: drop, rename, type:T or null.")
  var whatIf: ProposedChange?

  @Option(help: "The most things to list; ten times as many are counted.")
  var limit = 500

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let (meant, surroundings) = try project.openCatalog(.readOnly).read { reader in
      let meant = try reader.resolve(id)
      return (meant, try Surroundings.impact(of: meant, limit: limit, in: reader))
    }
    guard let change = whatIf else {
      let impact = Impact(of: meant, in: surroundings, limit: limit)
      try output.print(impact, text: impact.text, markdown: impact.markdown)
      if impact.hits.isEmpty { throw ExitStatus.findings.code }
      return
    }
    guard meant.kind == .column || !change.isOfColumns else {
      throw ValidationError("`--what-if \(change)` is about a column, and `\(meant)` is none")
    }
    let whatIf = WhatIf(change, of: meant, in: surroundings, limit: limit)
    try output.print(whatIf, text: whatIf.text, markdown: whatIf.markdown)
    if whatIf.verdicts.isEmpty { throw ExitStatus.findings.code }
  }
}
