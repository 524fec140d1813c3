import GroundworkModel

/// How rows of one table come over, from the plan's choice; everything each time when the plan did not choose.
struct LoadDesign {
  private let selected: String
  /// The column by which new rows are told from old.
  let watermark: EntityID?
  /// The columns that the plan takes for the key.
  let key: [EntityID]
  /// Seconds read again before the watermark.
  let overlap: Int

  init(_ choice: Choice?, of dataset: EntityID, in draft: MartDraft) {
    func column(_ name: String) -> EntityID? {
      draft.catalog.column(name.trimmingPrefix(while: \.isWhitespace).description, of: dataset)
    }
    selected = choice?.selected ?? "full-refresh"
    watermark = choice?.parameters["watermark"].flatMap(column)
    key = choice?.parameters["key"]?.split(separator: ",").compactMap { column(String($0)) } ?? []
    overlap = choice?.parameters["overlap"].flatMap { TimeSpan($0)?.seconds } ?? 0
  }

  /// The strategy that can be kept: without a watermark nothing tells new rows from old, and without a key nothing tells
  /// a row that is read again, as those at the watermark are, from a new one.
  func strategy(hasKey: Bool) -> LoadedTable.Strategy {
    switch selected {
    case "append" where watermark != nil && hasKey: .append
    case "incremental" where watermark != nil && hasKey, "merge" where hasKey: .merge
    default: .replace
    }
  }
}
