import GroundworkModel

/// How early an entity is shown among equal matches, 0…7: what it is, and how much rests on it.
enum SearchImportance {
  /// The largest importance there is.
  static let highest: Int64 = 7

  /// - Parameter degree: links that end at it and lineage that leaves it; counted up to 50 each.
  static func of(_ kind: EntityKind, status: String, degree: Int) -> Int64 {
    if status == Entity.Status.removed.rawValue { return 0 }
    let bonus: Int64 =
      switch degree {
      case 0: 0
      case 1..<3: 1
      case 3..<10: 2
      case 10..<50: 3
      default: 4
      }
    return min(highest, weight(kind) + bonus)
  }

  private static func weight(_ kind: EntityKind) -> Int64 {
    switch kind {
    case .kpi, .goal, .term, .dataset, .source, .subject, .project: 3
    case .decision, .requirement, .choice, .stakeholder, .event, .persona, .useCase, .dashboard,
      .pipeline:
      2
    case .column, .component, .gap, .pain, .question, .assumption, .conflict: 1
    case .issue, .step, .artifact, .check, .alert, .run: 0
    }
  }

  /// The row number of an entity in the index: the more important, the smaller.
  static func rowNumber(key: Int64, importance: Int64) -> Int64 {
    (highest - importance) << 36 | key
  }

  /// The key and importance of a row number.
  static func split(rowNumber: Int64) -> (key: Int64, importance: Int64) {
    (rowNumber & (1 << 36 - 1), highest - rowNumber >> 36)
  }
}
