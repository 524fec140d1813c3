import GroundworkModel

/// What is known of the column to be judged.
struct Subject {
  /// The words of its name.
  let tokens: [String]
  let type: DataType
  let evidence: ValueEvidence
  /// Whether the rows of its table are people, things, or one cannot tell.
  let table: TableKind
  /// Whether its name says nothing.
  let isSilent: Bool
  /// Whether its name denies a person.
  let isDenied: Bool

  /// What the rows of a table are.
  enum TableKind {
    case people, things, unclear
  }

  /// Whether all values are yes or no.
  var isBoolean: Bool {
    type == .boolean
      || evidence.tested > 1 && evidence.distinct <= 2
        && evidence.count(of: .boolean) == evidence.tested
  }

  /// Whether a category can be in a column of this type at all.
  func admits(_ category: PersonalDataRules.Category) -> Bool {
    let types = category.types ?? []
    if isBoolean { return types.contains(.boolean) }
    if type.isTemporal || type == .time { return types.contains(.date) }
    if type.isNumeric { return types.contains(.number) }
    return type != .binary || types.contains(.binary)
  }
}
