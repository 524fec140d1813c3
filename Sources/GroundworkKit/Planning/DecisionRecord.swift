public import GroundworkModel

/// An architecture decision as a page of Markdown: context, options, decision, consequences, what was read.
///
/// The text depends on the decision alone, so it is the same bytes for the same plan.
public enum DecisionRecord {
  /// One page for each decision of a catalog, in the folder that the writer is given: `0001-processing-style.md`.
  public static func files(of content: CatalogContent) -> [PlannedFile] {
    records(of: content).map { entity, choice in
      PlannedFile(
        path: fileName(entity, choice), content: page(entity, choice, content),
        sources: [entity.id])
    }
  }

  /// Decisions in the order of their numbers, those that no longer stand left out, and those without a number:
  /// they are not about the architecture.
  static func records(of content: CatalogContent) -> [(entity: Entity, choice: Choice)] {
    content.entities(.choice).filter { $0.status != .removed }
      .compactMap { entity in entity.choice.map { (entity, $0) } }
      .filter { $0.1.number != nil }
      .sorted { ($0.choice.number ?? 0, $0.entity.id) < ($1.choice.number ?? 0, $1.entity.id) }
  }

  /// `0003-load-strategy-shop-invoice.md`.
  static func fileName(_ entity: Entity, _ choice: Choice) -> String {
    let digits = String(choice.number ?? 0)
    let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(number)-\(asciiSlug(String(entity.id.path))).md"
  }

  private static func asciiSlug(_ text: String) -> String {
    let plain = text.lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    return String(plain).split(separator: "-").joined(separator: "-")
  }

  private static func page(_ entity: Entity, _ choice: Choice, _ content: CatalogContent) -> String
  {
    var page = MarkdownDocument()
    page.heading(1, "\(choice.number ?? 0). \(entity.name)")
    page.paragraph(
      "Status: \(entity.status.rawValue) · Topic: \(code: choice.topic) · Record: \(code: entity.id.rawValue)"
    )
    page.heading(2, "Context")
    page.paragraph(MarkdownText(escaping: choice.context ?? ""))
    writeInputs(choice, to: &page)
    page.heading(2, "Options")
    writeOptions(choice, to: &page)
    page.heading(2, "Decision")
    page.paragraph(decision(choice))
    page.table(
      ["Setting", "Value"],
      choice.parameters.sorted { $0.key < $1.key }.map { ["\($0.key)", "\(code: $0.value)"] })
    page.heading(2, "Consequences")
    let chosen = choice.options.first { $0.name == choice.selected }
    page.list((choice.consequences + (chosen?.costs ?? [])).map { "\(sentence($0))" })
    writeOrigins(of: entity, content, to: &page)
    if let revisit = choice.revisitWhen {
      page.heading(2, "Revisit when")
      page.paragraph("\(sentence(revisit))")
    }
    return page.text
  }

  private static func writeInputs(_ choice: Choice, to page: inout MarkdownDocument) {
    guard !choice.inputs.isEmpty else { return }
    page.paragraph("What was read:")
    page.list(choice.inputs.map { "\($0)" })
  }

  private static func writeOptions(_ choice: Choice, to page: inout MarkdownDocument) {
    page.table(
      ["Option", "Score (0–5)", "For", "Against"],
      choice.options.map { option in
        let isChosen = option.name == choice.selected
        return [
          isChosen ? "**\(option.name)**" : "\(option.name)",
          MarkdownText(trusted: option.score.map { "\($0)" } ?? ""),
          "\(option.benefits.joined(separator: "; "))", "\(option.costs.joined(separator: "; "))",
        ]
      })
  }

  private static func decision(_ choice: Choice) -> MarkdownText {
    let rule = choice.rule.map { rule -> MarkdownText in ", by rule \(code: rule)" } ?? ""
    return "We choose **\(choice.selected)**\(rule)."
  }

  private static func writeOrigins(
    of entity: Entity, _ content: CatalogContent, to page: inout MarkdownDocument
  ) {
    let voters = content.links(from: entity.id, .derivedFrom).map(\.target).sorted()
      .filter { $0 != entity.choice?.subject }
    guard !voters.isEmpty else { return }
    page.heading(2, "Derived from")
    page.list(voters.map { "\(content[$0]?.name ?? "") (\(code: $0.rawValue))" })
  }

  private static func sentence(_ text: String) -> String {
    guard let first = text.first else { return text }
    let capital = first.uppercased() + text.dropFirst()
    return capital.hasSuffix(".") ? capital : capital + "."
  }
}
