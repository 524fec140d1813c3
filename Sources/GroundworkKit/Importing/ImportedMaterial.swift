public import GroundworkModel

/// What a file of another tool says about data, as facts of one speaker, and what was left of it.
///
/// A value: reading files makes it, ``CatalogStore/CatalogWriter/importing(_:)`` saves it.
public struct ImportedMaterial: Sendable {
  /// Who says all of it: an import, with the project or file as actor.
  public let origin: Origin
  /// Entities that this import stands for.
  var entities: [Entity] = []
  /// What it knows about entities of other speakers; fills in only what they left open.
  var additions: [Entity] = []
  var links: [Link] = []
  var edges: [LineageEdge] = []
  /// Whether it is the whole state of its actor: what an earlier import said and this one does not is gone.
  var isWhole = true
  /// What was taken, what was not and why.
  public internal(set) var summary = ImportSummary()

  init(_ origin: Origin) { self.origin = origin }

  /// What keeps it from being imported: errors.
  public var faults: [Diagnostic] { summary.diagnostics.filter { $0.severity == .error } }
}

/// What an import took from a file, what it left and why; nothing is left out in silence.
public struct ImportSummary: Hashable, Sendable, Encodable {
  /// Things that were not taken, for one reason.
  public struct Skipped: Hashable, Sendable, Encodable {
    /// What they are: `macros`.
    public var what: String
    /// Why.
    public var reason: String
    /// How many.
    public var count: Int
    /// The first of them by name, at most five.
    public var examples: [String]
  }

  /// A thing of the file that the catalog had already, under another speaker.
  public struct Matched: Hashable, Sendable, Encodable {
    /// What the file calls it.
    public var name: String
    /// What it is in the catalog.
    public var id: EntityID
    /// Why they are the same.
    public var how: String
  }

  /// How many were taken, by what they are in the file: `models`, `column edges`.
  public var taken: [String: Int] = [:]
  /// What was not taken.
  public private(set) var skipped: [Skipped] = []
  /// What the catalog had already.
  public internal(set) var matched: [Matched] = []
  /// What was not understood, with places.
  public internal(set) var diagnostics: [Diagnostic] = []

  mutating func take(_ what: String, _ count: Int = 1) {
    if count > 0 { taken[what, default: 0] += count }
  }

  mutating func skip(_ what: String, _ reason: String, _ count: Int = 1, example: String? = nil) {
    guard count > 0 else { return }
    let old = skipped.firstIndex { $0.what == what && $0.reason == reason }
    let index = old ?? skipped.count
    if old == nil { skipped.append(Skipped(what: what, reason: reason, count: 0, examples: [])) }
    skipped[index].count += count
    if let example, skipped[index].examples.count < 5 { skipped[index].examples.append(example) }
  }
}
