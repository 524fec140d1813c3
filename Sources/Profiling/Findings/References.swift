public import GroundworkModel

/// References between datasets of one source, declared or told by names, with the rows that lead nowhere.
struct References {
  /// A column that refers to the key of a dataset.
  struct Reference {
    var child: ProfiledColumn
    var parent: ProfiledColumn
    var target: ProfiledDataset
    var isDeclared: Bool
    var inclusion: Inclusion
  }

  private(set) var all: [Reference] = []

  init(_ datasets: [ProfiledDataset]) {
    let keys = Self.keys(of: datasets)
    let byID = Dictionary(datasets.map { ($0.entity.id, $0) }) { first, _ in first }
    for dataset in datasets where dataset.summary != nil {
      for column in dataset.columns {
        if let found = Self.reference(column, in: dataset, byID, keys) { all.append(found) }
      }
    }
  }

  /// Findings of rows that refer to nothing.
  var orphans: [QualityIssue] {
    all.filter { $0.inclusion.orphans > 0 }.map {
      let target = "\($0.target.entity.name).\($0.parent.entity.name)"
      let kind = $0.isDeclared ? "declared" : "by its name"
      return $0.child.issue(
        "orphans", .error, count: $0.inclusion.orphans, check: "relationship",
        "rows that refer (\(kind)) to a row of `\(target)` that is not there"
          + $0.inclusion.shareInWords,
        query: OrphanQuery.inside($0.child, $0.parent))
    }
  }

  /// Columns that identify the rows of a dataset that was read whole, by name.
  private static func keys(of datasets: [ProfiledDataset]) -> [String: [(ProfiledDataset, Int)]] {
    var keys: [String: [(ProfiledDataset, Int)]] = [:]
    for dataset in datasets where dataset.summary?.isSampled == false {
      for (index, column) in dataset.columns.enumerated() where dataset.isKey(column) {
        keys[column.entity.name.lowercased(), default: []].append((dataset, index))
      }
    }
    return keys
  }

  private static func reference(
    _ column: ProfiledColumn, in dataset: ProfiledDataset,
    _ datasets: [EntityID: ProfiledDataset], _ keys: [String: [(ProfiledDataset, Int)]]
  ) -> Reference? {
    let name = column.entity.name
    let declared = dataset.dataset.foreignKeys.first { $0.columns == [name] && $0.isDeclared }
    if let declared {
      guard let target = datasets[declared.target],
        let parent = target.columns.first(where: { [$0.entity.name] == declared.targetColumns })
      else { return nil }
      return compare(column, parent, target, isDeclared: true)
    }
    if dataset.dataset.primaryKey?.columns == [name] { return nil }
    // Two may be this dataset and another; of more, thousands in a large schema, none can be told.
    guard NameTokens.isReference(name), let keys = keys[name.lowercased()], keys.count <= 2 else {
      return nil
    }
    let others = keys.filter { $0.0.entity.id != dataset.entity.id }
    guard others.count == 1, let (target, index) = others.first else { return nil }
    return compare(column, target.columns[index], target, isDeclared: false)
  }

  /// Nine of ten distinct values must be found for a name to count as a reference.
  private static func compare(
    _ child: ProfiledColumn, _ parent: ProfiledColumn, _ target: ProfiledDataset, isDeclared: Bool
  ) -> Reference? {
    guard let values = child.summary?.hashes, let keys = parent.summary?.hashes,
      target.summary?.isSampled == false
    else { return nil }
    let inclusion = values.inclusion(in: keys)
    guard inclusion.distinct > 0, isDeclared || inclusion.isUsual else { return nil }
    return Reference(
      child: child, parent: parent, target: target, isDeclared: isDeclared, inclusion: inclusion)
  }
}

extension ProfiledDataset {
  /// Whether a column identifies the rows: by the primary key, or as a first column that is named and filled like one.
  func isKey(_ column: ProfiledColumn) -> Bool {
    guard let summary = column.summary, summary.facts.values > 0 else { return false }
    if let key = dataset.primaryKey { return key.columns == [column.entity.name] }
    let isNearlyUnique = Double(summary.distinct) >= 0.95 * Double(summary.facts.values)
    return isNearlyUnique && column.column.position == 1
      && NameTokens.isReference(column.entity.name)
  }
}

extension NameTokens {
  /// Whether a name speaks of the key of something: `customer_id`, `order no`, but not `id` alone.
  static func isReference(_ name: String) -> Bool {
    let tokens = of(name)
    return tokens.count > 1 && keyWords.contains(tokens[tokens.count - 1])
  }

  static let keyWords: Set = ["id", "key", "no", "nr", "code", "number"]
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
          targetColumns: [$0.parent.entity.name], isDeclared: false,
          confidence: $0.inclusion.confidence)
      }
    }
  }
}
