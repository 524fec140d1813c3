public import GroundworkModel

/// Personal data along column lineage: what a column is made from decides what it may hold.
///
/// A copy keeps the class; a computed column keeps it with less certainty; a hash keeps it one level less sensitive,
/// for a pseudonym is still personal data (GDPR Art. 4(5), recital 26); masked and aggregated columns end it; filters
/// and joins carry no value. The whole is computed anew from lineage and from what scans, rules and people said, so a
/// class never outlives its reason. What a column was classified as by itself goes before what it would inherit, and
/// where a person rejected a class it goes no further.
public struct PersonalDataPropagation: Sendable {
  /// Who says these classes.
  public static let actor = "personal-data"

  private let content: CatalogContent
  private let seeds: [Seat: Classification]
  private var arrivals: [Seat: Arrival] = [:]

  /// Follows every class of a catalog; lineage and classifications of the content are enough.
  public init(in content: CatalogContent) {
    self.content = content
    let spoken = content.classifications.values.joined().filter { $0.origin.kind != .propagation }
    seeds = Dictionary(spoken.map { (Seat($0), $0) }, uniquingKeysWith: { first, _ in first })
    follow()
  }

  /// The classes that columns inherit, sorted.
  public var classifications: [Classification] {
    arrivals.keys.sorted().compactMap { classification(at: $0) }
  }

  /// A class at a column.
  private struct Seat: Hashable, Comparable {
    let column: EntityID
    let category: String

    init(_ column: EntityID, _ category: String) {
      self.column = column
      self.category = category
    }

    init(_ classification: Classification) {
      self.init(classification.column, classification.category)
    }

    static func < (left: Seat, right: Seat) -> Bool {
      (left.column, left.category) < (right.column, right.category)
    }
  }

  /// The best way on which a class reaches a column.
  private struct Arrival {
    let confidence: Double
    let sensitivity: Classification.Sensitivity
    let steps: Int
    let source: EntityID
    let transformation: LineageEdge.Transformation

    /// The most sensitive way counts, then the surest, then the shortest.
    func isBetter(than other: Arrival) -> Bool {
      if sensitivity != other.sensitivity { return sensitivity > other.sensitivity }
      if confidence != other.confidence { return confidence > other.confidence }
      if steps != other.steps { return steps < other.steps }
      return source < other.source
    }
  }

  private mutating func follow() {
    var queue = seeds.values.filter { $0.verdict != .rejected }.map { Seat($0) }.sorted()
    var next = 0
    while next < queue.count {
      let seat = queue[next]
      next += 1
      for edge in content.edges(from: seat.column) where edge.target.kind == .column {
        let target = Seat(edge.target, seat.category)
        guard seeds[target] == nil, let arrival = arrival(by: edge, from: seat) else { continue }
        if let known = arrivals[target], !arrival.isBetter(than: known) { continue }
        arrivals[target] = arrival
        queue.append(target)
      }
    }
  }

  private func arrival(by edge: LineageEdge, from seat: Seat) -> Arrival? {
    guard let effect = edge.transformation.effect else { return nil }
    let before = arrivals[seat]
    let confidence = before?.confidence ?? seeds[seat]?.confidence ?? 0
    let sensitivity = before?.sensitivity ?? seeds[seat]?.sensitivity ?? .confidential
    return Arrival(
      confidence: confidence * effect.certainty,
      sensitivity: effect.isPseudonym ? sensitivity.lowered : sensitivity,
      steps: (before?.steps ?? 0) + 1, source: seat.column, transformation: edge.transformation)
  }

  private func classification(at seat: Seat) -> Classification? {
    guard let arrival = arrivals[seat] else { return nil }
    let path = path(to: seat)
    let words = path.dropFirst().map { "\($0.word ?? "") `\($0.column.path)`" }
    return Classification(
      column: seat.column, category: seat.category, sensitivity: arrival.sensitivity,
      confidence: arrival.confidence,
      evidence: ["`\(path[0].column.path)` is personal"] + words,
      origin: Origin(
        .propagation, Self.actor, reference: path.map(\.column.path).joined(separator: " > ")))
  }

  /// From the column that was classified by itself to this one, each with what was done to get there.
  private func path(to seat: Seat) -> [(column: EntityID, word: String?)] {
    var path: [(EntityID, String?)] = []
    var here = seat
    while let arrival = arrivals[here] {
      path.append((here.column, arrival.transformation.effect?.word))
      here = Seat(arrival.source, seat.category)
    }
    path.append((here.column, nil))
    return path.reversed()
  }
}
