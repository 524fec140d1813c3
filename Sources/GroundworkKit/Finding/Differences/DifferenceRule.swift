import CatalogStore
import GroundworkModel

/// How much a difference matters to those who read the data.
public enum DifferenceSeverity: String, Codable, CaseIterable, Comparable, Sendable {
  /// Readers go on as before.
  case safe
  /// Readers may meet what they do not expect.
  case risky
  /// Readers fail, or values are lost.
  case breaking

  /// The lesser first.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What kinds of differences there are, each with a severity. Raw values are the rule ids of reports.
public enum DifferenceRule: String, Codable, CaseIterable, Sendable {
  // Breaking.
  case dataRemoved = "data-removed"
  case figureRemoved = "figure-removed"
  case typeNarrowed = "type-narrowed"
  case typeIncompatible = "type-incompatible"
  case primaryKeyChanged = "primary-key-changed"
  // Risky.
  case nullAllowed = "null-allowed"
  case nullRefused = "null-refused"
  case requiredColumnAdded = "required-column-added"
  case uniquenessChanged = "uniqueness-changed"
  case referenceChanged = "reference-changed"
  case definitionChanged = "definition-changed"
  case deprecated
  case classificationChanged = "classification-changed"
  case connectionRemoved = "connection-removed"
  // Safe.
  case typeWidened = "type-widened"
  case added
  case otherwise

  /// How much it matters.
  public var severity: DifferenceSeverity {
    switch self {
    case .dataRemoved, .figureRemoved, .typeNarrowed, .typeIncompatible, .primaryKeyChanged:
      .breaking
    case .nullAllowed, .nullRefused, .requiredColumnAdded, .uniquenessChanged, .referenceChanged,
      .definitionChanged, .deprecated, .classificationChanged, .connectionRemoved:
      .risky
    case .typeWidened, .added, .otherwise: .safe
    }
  }

  /// What it means for readers, in words.
  public var words: String {
    switch self {
    case .dataRemoved: "whoever reads it fails"
    case .figureRemoved: "whoever steers by it loses it"
    case .typeNarrowed: "values that were possible do not fit any more"
    case .typeIncompatible: "values must be converted, and may change their meaning"
    case .primaryKeyChanged: "a row stands for something else"
    case .nullAllowed: "readers may meet empty values"
    case .nullRefused: "writers of empty values fail"
    case .requiredColumnAdded: "writers that do not know it fail"
    case .uniquenessChanged: "joins by the key may find more or fewer rows"
    case .referenceChanged: "joins may find no partner, or another"
    case .definitionChanged: "the same name may have other values"
    case .deprecated: "it will go away"
    case .classificationChanged: "other rules of handling apply"
    case .connectionRemoved: "a way from goals to data is cut"
    case .typeWidened: "every value fits as before"
    case .added: "nobody relies on it yet"
    case .otherwise: "data stays as it is"
    }
  }
}

extension DifferenceRule {
  /// The rules that a difference falls under, the gravest first; at least one.
  ///
  /// - Parameter newDatasets: ids of datasets that were added; what is added inside them is nobody's problem.
  static func rules(
    for change: CatalogDifference.Change, newDatasets: Set<String> = []
  ) -> [DifferenceRule] {
    let found: [DifferenceRule] =
      switch change.action {
      case .removed: [removal(of: change)]
      case .added: [addition(of: change, newDatasets)]
      case .changed: Set(change.fields.map { rule(for: $0, of: change) }).map { $0 }
      }
    return found.sorted { ($1.severity, $0.rawValue) < ($0.severity, $1.rawValue) }
  }

  private static func removal(of change: CatalogDifference.Change) -> DifferenceRule {
    switch change.what {
    case "link", "edge": return .connectionRemoved
    case "classification": return .classificationChanged
    default: break
    }
    switch EntityID(change.id)?.kind {
    case .source, .dataset, .column: return .dataRemoved
    case .kpi, .component, .dashboard: return .figureRemoved
    default: return .otherwise
    }
  }

  private static func addition(
    of change: CatalogDifference.Change, _ newDatasets: Set<String>
  ) -> DifferenceRule {
    if change.what == "classification" { return .classificationChanged }
    let owner = EntityID(change.id)?.parent(.dataset)?.rawValue ?? ""
    return change.isRequired && !newDatasets.contains(owner) ? .requiredColumnAdded : .added
  }

  private static func rule(
    for field: CatalogDifference.FieldChange, of change: CatalogDifference.Change
  ) -> DifferenceRule {
    if change.what == "classification" { return .classificationChanged }
    guard let kind = EntityID(change.id)?.kind, change.what == "entity" else { return .otherwise }
    if field.field == "status" {
      return field.after == .text("deprecated") ? .deprecated : .otherwise
    }
    switch kind {
    case .column: return rule(ofColumn: field)
    case .dataset: return datasetFields[String(field.field.prefix { $0 != "." })] ?? .otherwise
    case .kpi, .component: return isProse(field.field) ? .otherwise : .definitionChanged
    default: return .otherwise
    }
  }

  private static func rule(ofColumn field: CatalogDifference.FieldChange) -> DifferenceRule {
    switch (field.field, field.compatibility) {
    case ("isNullable", .widening?): .nullAllowed
    case ("isNullable", _): .nullRefused
    case (_, .widening?): .typeWidened
    case (_, .narrowing?): .typeNarrowed
    case (_, .incompatible?): .typeIncompatible
    case ("defaultValue", _), ("generation", _): .definitionChanged
    default: .otherwise
    }
  }

  private static let datasetFields: [String: DifferenceRule] = [
    "primaryKey": .primaryKeyChanged, "uniqueKeys": .uniquenessChanged,
    "foreignKeys": .referenceChanged, "definition": .definitionChanged,
    "kind": .definitionChanged, "grain": .definitionChanged,
  ]

  /// What people say about a figure beside how it is computed.
  private static func isProse(_ field: String) -> Bool {
    [
      "name", "description", "owner", "tags", "synonyms", "steward", "reviewCadence", "targets",
      "answerability", "origin", "fieldOrigins",
    ]
    .contains(String(field.prefix { $0 != "." }))
  }
}
