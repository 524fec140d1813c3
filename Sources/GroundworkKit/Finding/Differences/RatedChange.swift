public import CatalogStore
import GroundworkModel

/// A difference with what it means for those who read the data.
public struct RatedChange: Encodable, Sendable {
  /// What differs.
  public var change: CatalogDifference.Change
  /// The rules it falls under, the gravest first; at least one.
  public var rules: [DifferenceRule]
  /// How much it matters.
  public var severity: DifferenceSeverity

  init(_ change: CatalogDifference.Change, newDatasets: Set<String>) {
    self.change = change
    rules = DifferenceRule.rules(for: change, newDatasets: newDatasets)
    severity = rules.map(\.severity).max() ?? .safe
  }

  /// All differences, the gravest first, else in their order.
  static func all(of difference: CatalogDifference) -> [RatedChange] {
    let added = difference.changes.filter { $0.action == .added }.map(\.id)
    let newDatasets = Set(added.filter { $0.hasPrefix("dataset/") })
    let rated = difference.changes.map { RatedChange($0, newDatasets: newDatasets) }
    return DifferenceSeverity.allCases.reversed().flatMap { severity in
      rated.filter { $0.severity == severity }
    }
  }

  private enum Key: String, CodingKey {
    case action, what, id, fields, severity, rules
  }

  /// Writes the difference, its severity and its rules side by side.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(change.action, forKey: .action)
    try values.encode(change.what, forKey: .what)
    try values.encode(change.id, forKey: .id)
    try values.encode(change.fields, forKey: .fields)
    try values.encode(severity, forKey: .severity)
    try values.encode(rules, forKey: .rules)
  }
}

extension RatedChange {
  /// `+`, `-` or `~`.
  var sign: String {
    switch change.action {
    case .added: "+"
    case .removed: "-"
    case .changed: "~"
    }
  }

  /// The id, or the ends of a link or edge with what they are.
  var label: String { change.what == "entity" ? change.id : "\(change.what) \(change.id)" }

  /// What it means, one clause for each rule that is not safe.
  var meaning: String {
    rules.filter { $0.severity > .safe }.map(\.words).joined(separator: "; ")
  }
}

extension CatalogDifference.FieldChange {
  /// `nativeType: int → bigint (widening)`
  var words: String {
    let old = TextTable.cut(before?.words ?? "nothing", to: 60)
    let new = TextTable.cut(after?.words ?? "nothing", to: 60)
    return "\(field): \(old) → \(new)" + (compatibility.map { " (\($0.rawValue))" } ?? "")
  }
}
