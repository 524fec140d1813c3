import GroundworkModel

/// A table that holds personal data, with the classes that nobody rejected.
struct PersonalHolding {
  let dataset: Entity
  let details: Dataset
  /// Sorted by column and category.
  let classes: [Classification]

  /// All of a catalog, sorted; what is gone from its source is left out.
  static func all(in content: CatalogContent) -> [PersonalHolding] {
    let held = content.classifications.values.joined().filter {
      $0.verdict != .rejected && content[$0.column].map { $0.status != .removed } ?? false
    }
    let byDataset = Dictionary(grouping: held) { $0.column.parent(.dataset) }
    return byDataset.compactMap { id, classes -> PersonalHolding? in
      guard let id, let dataset = content[id], case .dataset(let details) = dataset.details,
        dataset.status != .removed
      else { return nil }
      let sorted = classes.sorted { ($0.column, $0.category) < ($1.column, $1.category) }
      return PersonalHolding(dataset: dataset, details: details, classes: sorted)
    }.sorted { $0.dataset.id < $1.dataset.id }
  }

  /// The categories, each with its columns: `contact.email (email, reply_to)`.
  var categories: String {
    let columns = Dictionary(grouping: classes, by: \.category)
    return columns.keys.sorted().map { category in
      let names = (columns[category] ?? []).map { String($0.column.segments.last ?? "") }
      return "\(category) (\(names.joined(separator: ", ")))"
    }.joined(separator: "; ")
  }

  /// What tags `name:…` of the table, its source and its columns declare, in that order and without repeats.
  func declared(_ name: String, in content: CatalogContent) -> String? {
    let places = [dataset.id, details.source] + Set(classes.map(\.column)).sorted()
    let values = places.compactMap { content[$0] }.flatMap(\.tags).filter {
      $0.hasPrefix(name + ":")
    }.map { String($0.dropFirst(name.count + 1)) }
    var seen: Set<String> = []
    let unique = values.filter { seen.insert($0).inserted }
    return unique.isEmpty ? nil : unique.joined(separator: "; ")
  }

  /// Who sees it as far as the catalog knows: dashboards that read it, and tables of other sources made from it.
  func recipients(in content: CatalogContent) -> String? {
    let dashboards = content.links(to: dataset.id, .consumes).map(\.source)
      .filter { $0.kind == .dashboard }.compactMap { content[$0]?.name }
    let targets = classes.flatMap { content.edges(from: $0.column) }.compactMap { edge in
      edge.target.parent(.dataset)
    }
    let elsewhere = targets.filter { target in
      guard case .dataset(let other) = content[target]?.details else { return false }
      return other.source != details.source
    }.map { String($0.path) }
    let all = Set(dashboards + elsewhere + [declared("recipient", in: content)].compactMap(\.self))
    return all.isEmpty ? nil : all.sorted().joined(separator: "; ")
  }
}
