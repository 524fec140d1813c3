public import ArgumentParser
import CommandLineSupport
public import GroundworkKit

extension PrivacyReport.Kind: ExpressibleByArgument {}

/// `catalog report KIND`
struct ReportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write what must be accounted for about personal data.",
    discussion: """
      pii        each class of each column: category, article, level, how sure, who says it, and why
      ropa       the record of processing activities with the fields of GDPR Art. 30(1), a row for each table
      retention  how long personal data is kept, counted from when, and how it is deleted

      What the catalog cannot know is filled by tags on a table, its source or a column: controller, purpose,
      lawful-basis, art9-condition, subjects, recipient, transfer, retention, retention-trigger, deletion, security,
      automated-decision, dpia, reviewed. What is not known is said to be so. No value of a person is in any report.

        catalog report pii
        catalog tag shop.customers purpose:billing retention:10y
        catalog report ropa --format csv > ropa.csv
      """)

  /// How to write it.
  enum Form: String, CaseIterable, ExpressibleByArgument { case markdown, csv, json }

  @Argument(help: "What to report: pii, ropa or retention.")
  var kind: PrivacyReport.Kind

  @Option(help: "How to write it: markdown, csv or json.")
  var format: Form = .markdown

  @OptionGroup var project: ProjectOptions

  func run() throws {
    let rules = try PersonalData.rules(assets: try project.workspace().assets)
    let report = PrivacyReport(kind, in: try project.content(), rules: rules)
    switch format {
    case .markdown: Terminal.print(report.markdown)
    case .csv: Terminal.print(report.csv)
    case .json: try Terminal.printJSON(report)
    }
  }
}
