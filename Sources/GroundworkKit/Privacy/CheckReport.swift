public import GroundworkModel

/// What held and what did not.
public struct CheckReport: Codable, Sendable {
  /// How many findings each rule has; none means that it holds.
  public var rules: [String: Int]
  /// Everything that was found, in the order of the rules.
  public var findings: [Diagnostic]

  /// The findings of some rules.
  public init(_ results: [(rule: String, findings: [Diagnostic])]) {
    rules = Dictionary(
      results.map { ($0.rule, $0.findings.count) }, uniquingKeysWith: { first, _ in first })
    findings = results.flatMap(\.findings)
  }

  private static func verdict(_ count: Int) -> String {
    count == 0 ? "holds" : count == 1 ? "1 finding" : "\(count) findings"
  }

  /// Findings as compilers print them, then a line for each rule.
  public var text: String {
    let verdicts = rules.sorted { $0.key < $1.key }.map { rule, count in
      "\(rule): \(Self.verdict(count))"
    }
    return (findings.map(\.description) + verdicts).joined(separator: "\n")
  }

  /// A table of findings, fit for a comment on a pull request.
  public var markdown: String {
    var page = MarkdownDocument()
    for (rule, count) in rules.sorted(by: { $0.key < $1.key }) {
      page.heading(2, "\(rule): \(Self.verdict(count))")
      page.table(
        ["Where", "How bad", "What"],
        findings.filter { $0.rule == rule }.map { finding in
          [
            "\(code: String(finding.subject?.path ?? ""))", "\(finding.severity.rawValue)",
            "\(finding.message)",
          ]
        })
    }
    return String(page.text.dropLast())
  }
}
