import GroundworkModel

/// Finds the exclusions of KPIs that stand in words only: no filter makes them, so the figure counts what they name.
///
/// A filter makes an exclusion when it has a column and speaks of it in its values, its role or its meaning. What a
/// person has settled is left out of the figure already, whatever the columns are called.
struct ExclusionReview {
  let content: CatalogContent
  /// Whether a component has a column that the figure can reach.
  let isMapped: (EntityID) -> Bool

  /// A review of what the catalog holds: a component has a column when a link says so.
  init(_ content: CatalogContent) {
    self.init(content) { component in
      content.links(from: component, .satisfiedBy).contains { $0.status != .rejected }
    }
  }

  /// A review of mappings that are not in the catalog yet.
  init(_ content: CatalogContent, isMapped: @escaping (EntityID) -> Bool) {
    self.content = content
    self.isMapped = isMapped
  }

  /// Exclusions in words only, in the order in which they were given; those of its parts are theirs.
  func open(of kpi: EntityID) -> [String] {
    guard let metric = content[kpi]?.metric else { return [] }
    let parts = parts(of: kpi, seen: [kpi])
    let inherited = Set(parts.flatMap { content[$0]?.metric?.exclusions ?? [] })
    let components = ([kpi] + parts).flatMap { content.components(of: $0) }
    let filters = components.filter { $0.component?.condition != nil && isMapped($0.id) }
    let spoken = filters.compactMap(\.component).map(Self.words)
    return metric.exclusions.filter { exclusion in
      let telling = telling(exclusion, of: kpi)
      return !telling.isEmpty && !inherited.contains(exclusion) && !isSettled(exclusion, of: kpi)
        && !spoken.contains { words in telling.allSatisfy { Self.contains(words, $0) } }
    }
  }

  /// What is said about exclusions in words only, with what to do about it; nil when there are none.
  static func caveat(_ open: [String]) -> String? {
    guard !open.isEmpty else { return nil }
    return "leaves out \(Self.list(open)) in words only: no column tells "
      + "\(open.count == 1 ? "it" : "them") apart; settle it, or give a filter"
  }

  /// `tax`, `tax and shipping`, `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The record by which a person settles an exclusion of a KPI.
  static func settlement(of exclusion: String, _ kpi: EntityID) -> EntityID {
    EntityID(.assumption, slug: "settled \(kpi.path) \(exclusion)")
  }

  private func isSettled(_ exclusion: String, of kpi: EntityID) -> Bool {
    content[Self.settlement(of: exclusion, kpi)]?.status == .confirmed
  }

  private func parts(of kpi: EntityID, seen: Set<EntityID>) -> [EntityID] {
    let direct = content.links(from: kpi, .needs).map(\.target)
      .filter { $0.kind == .kpi && !seen.contains($0) }.sorted()
    return direct.flatMap { [$0] + parts(of: $0, seen: seen.union(direct)) }
  }

  /// The words that name an exclusion of a KPI, without the things that it is about: `cancelled` of `cancelled orders`.
  func telling(_ exclusion: String, of kpi: EntityID) -> [String] {
    let components = ([kpi] + parts(of: kpi, seen: [kpi])).flatMap { content.components(of: $0) }
    let things = Set(components.flatMap { NameWords.split($0.component?.thing ?? "") })
    return Self.telling(exclusion, besides: things)
  }

  private static func telling(_ exclusion: String, besides things: Set<String>) -> [String] {
    guard !nothing.contains(exclusion.lowercased()) else { return [] }
    let words = NameWords.split(exclusion).filter { !fillers.contains($0) }
    let telling = words.filter { !things.contains($0) }
    return telling.isEmpty ? words : telling
  }

  private static func words(of filter: Metric.Component) -> Set<String> {
    let texts = [filter.role, filter.meaning ?? ""] + (filter.condition?.values ?? [])
    return Set(texts.flatMap(NameWords.split))
  }

  /// Whether a word is among others, one letter more, less or different in a long one.
  static func contains(_ words: Set<String>, _ word: String) -> Bool {
    words.contains(word)
      || word.count >= 6 && words.contains { $0.count >= 6 && EditDistance.isOne($0, word) }
  }

  private static let nothing: Set = ["nothing", "none", "no", "-", "–"]
  private static let fillers: Set = [
    "a", "all", "and", "any", "by", "for", "of", "our", "own", "the",
  ]
}
