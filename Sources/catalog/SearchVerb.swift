import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit

/// `catalog search WORD…`
struct SearchVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find anything by its name, description, tags, classes or columns.",
    discussion: """
      The best come first: the exact name; the same without separators; its beginning; all words in the name and path,
      in any order; all words anywhere; all words with one typing error. Among equals, what more things rest on.
      `CustomerID`, `customer_id` and `customer id` are the same words. Ends with 1 when nothing is found.

        catalog search customer
        catalog search order total --kind column --system shop
        catalog search --class personal --owner ada
      """)

  @Argument(
    help: "Words, an id, or the beginning of a word; none to list what the filters let through.")
  var words: [String] = []

  @Option(help: "The most matches to show.")
  var limit = 20

  @OptionGroup var filters: FilterOptions
  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func validate() throws {
    let hasFilters =
      !filters.kind.isEmpty || !filters.system.isEmpty || !filters.owner.isEmpty
      || !filters.tag.isEmpty || !filters.classes.isEmpty
    if words.isEmpty, !hasFilters { throw ValidationError("say what to look for, or use a filter") }
    if limit < 1 { throw ValidationError("--limit must be at least 1") }
  }

  func run() throws {
    let result = try project.openCatalog().read { try $0.search(query) }
    try output.print(result, text: result.text, markdown: result.markdown)
    if result.matches.isEmpty { throw ExitStatus.findings.code }
  }

  private var query: SearchQuery {
    var query = SearchQuery(words.joined(separator: " "))
    query.kinds = filters.kind
    query.systems = filters.system
    query.owners = filters.owner
    query.tags = filters.tag
    query.classes = filters.classes
    query.limit = limit
    return query
  }
}
