import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// `catalog list`
struct ListVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what is recorded, by kind, system, owner, tag or class.",
    discussion: """
      In the order of ids, a page at a time. Removed things are listed only with `--status removed`.
      Ends with 1 when there is nothing to list.

        catalog list --kind dataset --system shop
        catalog list --kind column --class email --limit 100 --offset 100
        catalog list --kind kpi --format markdown
      """)

  @OptionGroup var filters: FilterOptions

  @Option(help: "Only things this far: draft, proposed, confirmed, …, removed.")
  var status: [Entity.Status] = []

  @Option(help: "The most to list.")
  var limit = 50

  @Option(help: "How many to leave out at the beginning.")
  var offset = 0

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let listing = try project.openCatalog().read { try $0.list(request) }
    let answer = ListAnswer(listing, offset: offset)
    try output.print(answer, text: answer.text, markdown: answer.markdown)
    if listing.total == 0 { throw ExitStatus.findings.code }
  }

  private var request: Listing.Request {
    var request = Listing.Request()
    request.kinds = filters.kind
    request.systems = filters.system
    request.owners = filters.owner
    request.tags = filters.tag
    request.classes = filters.classes
    request.statuses = status
    request.limit = limit
    request.offset = offset
    return request
  }
}
