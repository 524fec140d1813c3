public import GroundworkModel

/// Why a column counts as personal data, or where personal data that flows towards it ends.
public struct PersonalDataExplanation: Codable, Sendable {
  /// One class of the column.
  public struct Reason: Codable, Hashable, Sendable {
    /// The category, a term of `personal-data.yaml`.
    public var category: String
    /// How much harm disclosure does.
    public var sensitivity: Classification.Sensitivity
    /// How sure, 0…1.
    public var confidence: Double
    /// Whether a person has judged it.
    public var verdict: Classification.Verdict
    /// Who or what said so.
    public var origin: Origin
    /// Why, in words, without values.
    public var evidence: [String]
  }

  /// Where a class ends on its way here.
  public struct End: Codable, Hashable, Sendable {
    /// The personal column.
    public var source: EntityID
    /// Its category.
    public var category: String
    /// What is done with it, as in `aggregated into`.
    public var reason: String
  }

  /// The column.
  public var column: EntityID
  /// Its classes, the surest first, rejected ones last.
  public var reasons: [Reason]
  /// Personal columns that it is made from, of whose values nothing is left.
  public var ends: [End]
  /// Columns that inherit a class from it, sorted.
  public var heirs: [EntityID]

  /// Explains a column.
  public init(_ column: EntityID, in content: CatalogContent) {
    self.column = column
    let classes = content.classifications[column] ?? []
    reasons = classes.sorted { Self.rank($0) < Self.rank($1) }.map(Reason.init)
    ends = content.edges(to: column).filter { $0.transformation.effect == nil }.flatMap { edge in
      (content.classifications[edge.source] ?? []).filter { $0.verdict != .rejected }.map {
        End(source: edge.source, category: $0.category, reason: edge.transformation.end)
      }
    }.sorted { ($0.source, $0.category) < ($1.source, $1.category) }
    heirs = Self.heirs(of: column, in: content)
  }

  /// Whether somebody or something takes it for personal data and nobody has rejected that.
  public var isPersonal: Bool { reasons.contains { $0.verdict != .rejected } }

  private static func rank(_ one: Classification) -> (Int, Double, String) {
    (one.verdict == .rejected ? 1 : 0, -one.confidence, one.category)
  }

  private static func heirs(of column: EntityID, in content: CatalogContent) -> [EntityID] {
    let inherited = content.classifications.values.joined().filter {
      $0.origin.kind == .propagation
        && " > \($0.origin.reference ?? "")".contains(" > \(column.path) > ")
    }
    return Set(inherited.map(\.column)).sorted()
  }
}

extension PersonalDataExplanation.Reason {
  init(_ classification: Classification) {
    self.init(
      category: classification.category, sensitivity: classification.sensitivity,
      confidence: classification.confidence, verdict: classification.verdict,
      origin: classification.origin, evidence: classification.evidence)
  }
}
