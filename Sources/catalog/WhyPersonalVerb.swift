import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// `catalog why-pii COLUMN`
struct WhyPersonalVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-pii",
    abstract: "Say why a column counts as personal data, and from where it inherits that.",
    discussion: """
      Shows each class with who says so and the evidence; for an inherited class the way from the column that was
      classified by itself. Also which personal data ends here because it is masked, aggregated or only filters, and
      which columns inherit from this one. Ends with 1 when the column is not personal.

        catalog why-pii dim_customers.email
        catalog why-pii column/shop.customers.email --format json
      """)

  @Argument(help: "The column: its id, or the end of it.")
  var column: String

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let explanation = try project.openCatalog(.readOnly).read { reader in
      let id = try reader.resolve(column, kinds: [.column])
      return PersonalDataExplanation(id, in: try reader.personalData(at: id))
    }
    if output.format != .text || !explanation.text.isEmpty {
      try output.print(explanation, text: explanation.text, markdown: explanation.markdown)
    }
    guard !explanation.isPersonal else { return }
    Terminal.say("nothing says that `\(explanation.column)` is personal data")
    throw ExitStatus.findings.code
  }
}
