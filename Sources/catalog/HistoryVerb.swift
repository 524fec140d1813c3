import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit

/// `catalog history [ID]`
struct HistoryVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Tell who changed what, when and why, newest first.",
    discussion: """
      Of one thing with its links, lineage and classes; of everything when no id is given. Ends with 1 when nothing
      was ever changed.

        catalog history kpi/churn-rate
        catalog history --limit 100 --format json
      """)

  @Argument(help: "An id, the end of one, or a name.")
  var id: String?

  @Option(help: "The most changes to tell.")
  var limit = 20

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let (revisions, total) = try project.openCatalog().read { reader in
      guard let id else { return try reader.history(limit: limit) }
      return try reader.history(of: try reader.resolve(id), limit: limit)
    }
    let answer = HistoryAnswer(revisions, total: total)
    try output.print(answer, text: answer.text, markdown: answer.markdown)
    if total == 0 { throw ExitStatus.findings.code }
  }
}
