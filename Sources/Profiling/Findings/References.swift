public import GroundworkModel

/// References between datasets, declared or told by names, with the rows that lead nowhere.
struct References {
  /// A column that refers to the key of a dataset.
  struct Reference {
    var child: ProfiledColumn
    var parent: ProfiledColumn
    var target: ProfiledDataset
    var isDeclared: Bool
    /// Rows whose value the key does not have.
    var orphans: Int
  }

  private(set) var all: [Reference] = []

  init(_ datasets: [ProfiledDataset]) {
    let keys = Self.keys(of: datasets)
    for dataset in datasets where dataset.summary != nil {
      for column in dataset.columns {
        if let found = Self.reference(column, in: dataset, datasets, keys) { all.append(found) }
      }
    }
  }

  /// Findings of rows that refer to nothing.
  var orphans: [QualityIssue] {
    all.filter { $0.orphans > 0 }.map {
      let target = "\($0.target.entity.name).\($0.parent.entity.name)"
      let kind = $0.isDeclared ? "declared" : "by its name"
      return $0.child.issue(
        "orphans", .error, count: $0.orphans, check: "relationship",
        "rows that refer (\(kind)) to a row of `\(target)` that is not there")
    }
  }

  /// Columns that identify the rows of a dataset that was read whole, by name.
  private static func keys(of datasets: [ProfiledDataset]) -> [String: [(ProfiledDataset, Int)]] {
    var keys: [String: [(ProfiledDataset, Int)]] = [:]
    for dataset in datasets where dataset.summary?.isSampled == false {
      for (index, column) in dataset.columns.enumerated() where isKey(column, dataset) {
        keys[column.entity.name.lowercased(), default: []].append((dataset, index))
      }
    }
    return keys
  }

  private static func isKey(_ column: ProfiledColumn, _ dataset: ProfiledDataset) -> Bool {
    guard let summary = column.summary, summary.counts != nil, summary.facts.values > 0 else {
      return false
    }
    if let key = dataset.dataset.primaryKey { return key.columns == [column.entity.name] }
    let isNearlyUnique = Double(summary.distinct) >= 0.95 * Double(summary.facts.values)
    return isNearlyUnique && column.column.position == 1 && isReferenceName(column.entity.name)
  }

  private static func isReferenceName(_ name: String) -> Bool {
    let tokens = NameTokens.of(name)
    return tokens.count > 1 && ["id", "key", "no", "nr", "code", "number"].contains(tokens.last)
  }

  private static func reference(
    _ column: ProfiledColumn, in dataset: ProfiledDataset, _ datasets: [ProfiledDataset],
    _ keys: [String: [(ProfiledDataset, Int)]]
  ) -> Reference? {
    let name = column.entity.name
    let declared = dataset.dataset.foreignKeys.first { $0.columns == [name] && $0.isDeclared }
    if let declared {
      guard column.summary?.counts != nil,
        let target = datasets.first(where: { $0.entity.id == declared.target }),
        let parent = target.columns.first(where: { [$0.entity.name] == declared.targetColumns })
      else { return nil }
      return compare(column, parent, target, isDeclared: true)
    }
    let others = (keys[name.lowercased()] ?? []).filter { $0.0.entity.id != dataset.entity.id }
    guard isReferenceName(name), others.count == 1, let (target, index) = others.first else {
      return nil
    }
    if dataset.dataset.primaryKey?.columns == [name] { return nil }
    return compare(column, target.columns[index], target, isDeclared: false)
  }

  /// Nine of ten distinct values must be found for a name to count as a reference.
  private static func compare(
    _ child: ProfiledColumn, _ parent: ProfiledColumn, _ target: ProfiledDataset, isDeclared: Bool
  ) -> Reference? {
    guard let values = child.summary?.counts, let keys = parent.summary?.counts,
      target.summary?.isSampled == false, !values.isEmpty
    else { return nil }
    let lost = values.filter { keys[$0.key] == nil }
    guard isDeclared || Double(lost.count) <= 0.1 * Double(values.count) else { return nil }
    return Reference(
      child: child, parent: parent, target: target, isDeclared: isDeclared,
      orphans: lost.values.reduce(0, +))
  }
}

/// Foreign keys that nobody declared but names and values tell.
public enum InferredKeys {
  /// The inferred references of each dataset.
  public static func of(_ datasets: [ProfiledDataset]) -> [EntityID: [Dataset.ForeignKey]] {
    let found = References(datasets).all.filter { !$0.isDeclared }
    return Dictionary(grouping: found) { $0.child.column.dataset }.mapValues { references in
      references.map {
        Dataset.ForeignKey(
          columns: [$0.child.entity.name], target: $0.target.entity.id,
          targetColumns: [$0.parent.entity.name], isDeclared: false)
      }
    }
  }
}
