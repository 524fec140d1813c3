public import CatalogStore
import GroundworkModel

/// The differences between two catalogs, cut to what is shown.
public struct DifferenceAnswer: Encodable, Sendable {
  /// The first side, as it was named.
  public var from: String
  /// The second side, as it was named.
  public var to: String
  /// What differs.
  public var changes: [CatalogDifference.Change]
  /// How much of it.
  public var extent: Extent
  /// How many things were added, removed and changed, of all.
  public var counts: [String: Int]

  /// The differences on the way from one side to another.
  public init(_ difference: CatalogDifference, from: String, to: String, limit: Int) {
    self.from = from
    self.to = to
    changes = Array(difference.changes.prefix(limit))
    extent = Extent(total: difference.changes.count, shown: changes.count)
    counts = Dictionary(grouping: difference.changes, by: \.action.rawValue).mapValues(\.count)
  }

  /// A line for each difference and a line for each field, for a terminal.
  public var text: String {
    guard !changes.isEmpty else { return "no difference" }
    let lines = changes.flatMap { change in
      ["\(change.sign) \(change.label)"] + change.fields.map { "    \($0.words)" }
    }
    return (lines + ["", summary]).joined(separator: "\n")
  }

  /// A table of differences.
  public var markdown: String {
    let rows = changes.map { change in
      [
        change.action.rawValue, "`\(change.label)`",
        change.fields.map { Escaped.markdown($0.words) }.joined(separator: "; "),
      ]
    }
    return MarkdownTable.text(["", "what", "fields"], rows) + "\n\n" + summary
  }

  private var summary: String {
    let parts = CatalogDifference.Action.allCases.compactMap { action in
      counts[action.rawValue].map { "\($0) \(action.rawValue)" }
    }
    return parts.joined(separator: ", ") + (extent.truncated ? "; shown \(extent)" : "")
  }
}

extension CatalogDifference.Change {
  fileprivate var sign: String {
    switch action {
    case .added: "+"
    case .removed: "-"
    case .changed: "~"
    }
  }

  fileprivate var label: String { what == "entity" ? id : "\(what) \(id)" }
}

extension CatalogDifference.FieldChange {
  fileprivate var words: String {
    let old = TextTable.cut(before?.words ?? "nothing", to: 60)
    let new = TextTable.cut(after?.words ?? "nothing", to: 60)
    return "\(field): \(old) → \(new)" + (compatibility.map { " (\($0.rawValue))" } ?? "")
  }
}
