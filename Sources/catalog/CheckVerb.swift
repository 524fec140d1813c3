public import ArgumentParser
import CatalogStore
import CommandLineSupport
public import GroundworkKit

extension CatalogRule: ExpressibleByArgument {}

/// `catalog check`
struct CheckVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Hold the catalog against rules; made for CI.",
    discussion: """
      pii-leak: a mart, or a table that feeds a dashboard, has a column of personal data, and neither the column nor its
      table has a tag `purpose:…` or `lawful-basis:…`. Hashed columns are warnings, all others errors.
      Exit code: 0 all rules hold, 1 findings, 2 could not work.

        catalog check
        catalog check --rule pii-leak --format markdown
      """)

  @Option(help: "A rule; may be repeated. All when left out.")
  var rule: [CatalogRule] = []

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let content = try project.openCatalog(.readOnly).read { try $0.personalData() }
    let rules = rule.isEmpty ? CatalogRule.allCases : rule
    let report = CheckReport(rules.map { ($0.rawValue, $0.diagnostics(in: content)) })
    try output.print(report, text: report.text, markdown: report.markdown)
    if !report.findings.isEmpty { throw ExitStatus.findings.code }
  }
}
