import GroundworkModel

extension RequirementGroup {
  /// How its requirements are met: by what was generated, by people's own work, or not at all; for a group, one example.
  func met(in content: CatalogContent) -> MarkdownText {
    let made = members.map { (name: $0.subject, things: Self.made(for: $0.entity.id, in: content)) }
    var parts: [MarkdownText] = []
    if let first = made.first(where: { !$0.things.isEmpty }) {
      let more = first.things.count - 2
      let shown: [MarkdownText] = first.things.prefix(2) + (more > 0 ? ["\(more) more"] : [])
      let things = MarkdownText.join(shown)
      parts.append(made.count > 1 ? "each by its own, such as \(things)" : things)
    }
    let without = made.filter(\.things.isEmpty)
    if let work = first.byHand {
      parts.append("by your own work: \(work)")
    } else if without.count == made.count {
      parts.append(content.hasPipeline ? "**not generated**" : "nothing is generated yet")
    } else if !without.isEmpty {
      parts.append("**not generated** for *\(without.map(\.name).joined(separator: ", "))*")
    }
    return MarkdownText.join(parts, "; ")
  }

  /// What a generator made for a requirement: models, files and tests.
  private static func made(for id: EntityID, in content: CatalogContent) -> [MarkdownText] {
    let links = content.links(from: id, .realisedBy) + content.links(from: id, .verifiedBy)
    return links.filter { $0.origin.kind == .generator && content[$0.target]?.status != .removed }
      .map { link in
        let name = content[link.target]?.name ?? link.target.lastSegment
        switch link.target.kind {
        case .dataset: return "model \(code: name)"
        case .check: return "test \(code: name)"
        default: return "\(code: name)"
        }
      }
  }
}

extension CatalogContent {
  /// Whether a pipeline has been generated.
  var hasPipeline: Bool {
    entities(.pipeline).contains { $0.origin.kind == .generator && $0.status != .removed }
  }
}
