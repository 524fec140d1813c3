import GroundworkModel

/// What is kept of a column until all sources of a run are read: names, counts and hashes, no values.
struct NotedColumn: Sendable {
  let id: EntityID
  let name: String
  let dataset: EntityID
  let source: EntityID
  let place: QueryPlace?
  let rows: Int
  /// How many rows there are, in words, when not all were looked at.
  let sampledFrom: String?
  private let isDeclaredKey: Bool
  private let isKey: Bool
  /// Nil when there was no room for them.
  private let hashes: ValueHashes?

  init(_ column: ProfiledColumn, _ dataset: ProfiledDataset, hashes: ValueHashes?) {
    id = column.entity.id
    name = column.entity.name
    self.dataset = dataset.entity.id
    source = dataset.dataset.source
    place = dataset.place
    rows = dataset.summary?.rows ?? 0
    sampledFrom = dataset.sampledFrom
    isKey = dataset.isKey(column)
    isDeclaredKey = isKey && dataset.dataset.primaryKey != nil
    self.hashes = hashes
  }

  /// Whether a key is worth a comparison: of another source, and when this is a key too, one that is declared.
  func canRefer(to key: NotedColumn) -> Bool {
    source != key.source && (!isKey || key.isDeclaredKey)
  }

  /// Why nobody knows whether this refers to a key; nil when that can be known.
  func whyUnknown(_ key: NotedColumn) -> CrossReferences.Unchecked? {
    if key.sampledFrom != nil {
      return unchecked(key, "only a sample of its keys was read; `--full` reads all")
    }
    guard hashes == nil || key.hashes == nil else { return nil }
    return unchecked(key, "there are too many values to compare in one run")
  }

  func unchecked(_ key: NotedColumn, _ reason: String) -> CrossReferences.Unchecked {
    CrossReferences.Unchecked(column: id, target: key.dataset, reason: reason)
  }

  /// How far the values of this are found in a key, when that makes a reference of it.
  func fit(_ key: NotedColumn) -> CrossFit? {
    guard let hashes, let keys = key.hashes, key.sampledFrom == nil else { return nil }
    let fit = CrossFit(child: self, parent: key, inclusion: hashes.inclusion(in: keys))
    return fit.inclusion.isUsual && fit.inclusion.confidence >= CrossFit.leastConfidence ? fit : nil
  }
}

/// A column whose values are those of a key in another source.
struct CrossFit {
  /// Below, too few values were seen for chance to be ruled out.
  static let leastConfidence = 0.85

  let child: NotedColumn
  let parent: NotedColumn
  let inclusion: Inclusion

  var reference: CrossReferences.Reference {
    CrossReferences.Reference(
      column: child.id,
      key: Dataset.ForeignKey(
        columns: [child.name], target: parent.dataset, targetColumns: [parent.name],
        isDeclared: false, confidence: inclusion.confidence,
        origin: Origin(.scan, child.source.rawValue, reference: parent.source.rawValue)),
      issue: inclusion.orphans == 0 ? nil : issue)
  }

  private var issue: QualityIssue {
    let target = (parent.dataset.segments + [parent.name]).joined(separator: ".")
    return QualityFindings.issue(
      "orphans", .error, child.id, count: inclusion.orphans, of: child.rows,
      sampledFrom: child.sampledFrom, check: "relationship",
      "rows that refer (by its name and values) to a row of `\(target)` that is not there"
        + inclusion.shareInWords,
      query: OrphanQuery.across(child.place, child.name, parent.place, parent.name))
  }
}

extension ProfiledDataset {
  /// The names by which columns elsewhere may refer to a key: its own, and for a short one that of its table too, so that
  /// `id` of `orders` is also `order_id`.
  func keyNames(_ key: ProfiledColumn) -> [String] {
    let tokens = NameTokens.of(key.entity.name)
    let own = tokens.joined(separator: "_")
    guard tokens.count == 1 else { return [own] }
    let table = NameTokens.joined(entity.name)
    return Set([table, NameTokens.singular(table)]).sorted().map { "\($0)_\(own)" }
  }

  /// Whether a column may refer to a key of another source: named so, and not told otherwise by a declared key.
  func mayRefer(_ column: ProfiledColumn) -> Bool {
    let name = column.entity.name
    return NameTokens.isReference(name) && dataset.primaryKey?.columns != [name]
      && !dataset.foreignKeys.contains { $0.isDeclared && $0.columns == [name] }
  }
}

extension NameTokens {
  /// `orderID` and `ORDER_ID` are both `order_id`.
  static func joined(_ name: String) -> String { of(name).joined(separator: "_") }

  /// An English plural as a singular, roughly: `companies` is `company`, `orders` is `order`.
  static func singular(_ name: String) -> String {
    if name.hasSuffix("ies") { return name.dropLast(3) + "y" }
    return name.hasSuffix("s") && !name.hasSuffix("ss") ? String(name.dropLast()) : name
  }
}
