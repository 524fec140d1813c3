public import GroundworkModel

/// Finds the entity that a person means by what they typed: an id, the end of one, or a name.
///
/// Tried in this order, and the first that fits exactly one entity wins: the exact id; the same without regard to
/// case; a path without its kind (`shop.orders`); the last segments of a path (`orders.net_amount`); the name.
public struct EntityResolver: Sendable {
  private let candidates: [Candidate]

  private struct Candidate: Sendable {
    let id: EntityID
    let path: String
    let name: String
  }

  /// Looks among the entities of a catalog that are of some kinds (all when empty) and not removed.
  public init(_ content: CatalogContent, kinds: Set<EntityKind> = []) {
    self.init(
      content.entities.values.filter {
        (kinds.isEmpty || kinds.contains($0.kind)) && $0.status != .removed
      }.map { ($0.id, $0.name) })
  }

  /// Looks among some entities, each with its name.
  init(_ entities: [(id: EntityID, name: String)]) {
    candidates = entities.map {
      Candidate(id: $0.id, path: $0.id.path.lowercased(), name: $0.name.lowercased())
    }.sorted { $0.id < $1.id }
  }

  /// The entity meant, or what it could have been.
  public func resolve(_ typed: String) throws(EntityResolutionError) -> EntityID {
    if let id = try meant(by: typed) { return id }
    throw .unknown(typed: typed, suggestions: suggestions(for: typed.lowercased()))
  }

  /// The entity meant; nil when nothing fits.
  func meant(by typed: String) throws(EntityResolutionError) -> EntityID? {
    let wanted = typed.lowercased()
    if let exact = candidates.first(where: { $0.id.rawValue == typed }) { return exact.id }
    let tests: [(Candidate) -> Bool] = [
      { $0.id.rawValue.lowercased() == wanted }, { $0.path == wanted },
      { Self.isSuffix(wanted, of: $0) }, { $0.name == wanted },
    ]
    for fits in tests {
      let found = candidates.filter(fits)
      if found.count == 1 { return found[0].id }
      if found.count > 1 {
        throw .ambiguous(typed: typed, candidates: found.map(\.id))
      }
    }
    return nil
  }

  /// `orders.net_amount` is the end of `column/shop.public.orders.net_amount`; a kind before it must agree.
  private static func isSuffix(_ wanted: String, of candidate: Candidate) -> Bool {
    var path = wanted
    if let slash = wanted.firstIndex(of: "/") {
      guard wanted[..<slash] == candidate.id.kind.rawValue else { return false }
      path = String(wanted[wanted.index(after: slash)...])
    }
    return candidate.path.hasSuffix("." + path)
  }

  /// Up to five: names that begin alike, then those that contain it, then those that are spelled alike.
  private func suggestions(for wanted: String) -> [EntityID] {
    let word = String(wanted.split(separator: "/").last ?? "").split(separator: ".").last.map(
      String.init)
    guard let word, !word.isEmpty else { return [] }
    let ranked = candidates.compactMap { candidate -> (rank: Int, id: EntityID)? in
      let last = String(candidate.path.split(separator: ".").last ?? "")
      if last.hasPrefix(word) || candidate.name.hasPrefix(word) { return (0, candidate.id) }
      if candidate.path.contains(word) || candidate.name.contains(word) { return (1, candidate.id) }
      return Spelling.isClose(word, last) ? (2, candidate.id) : nil
    }
    return ranked.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }.prefix(5).map(\.id)
  }
}

/// What keeps a typed text from naming one entity.
public enum EntityResolutionError: Error, Hashable, Sendable {
  /// Nothing is called so; what is called something like it.
  case unknown(typed: String, suggestions: [EntityID])
  /// Several are called so.
  case ambiguous(typed: String, candidates: [EntityID])
}

extension EntityResolutionError: CustomStringConvertible {
  /// What happened, and what to type instead.
  public var description: String {
    switch self {
    case .unknown(let typed, let suggestions):
      "nothing in the catalog is called `\(typed)`"
        + (suggestions.isEmpty
          ? "\nhelp: look for it with `catalog search`"
          : "\nhelp: did you mean \(Self.list(suggestions))?")
    case .ambiguous(let typed, let candidates):
      "`\(typed)` could be \(candidates.count) things\nhelp: name one of \(Self.list(candidates))"
    }
  }

  private static func list(_ ids: [EntityID]) -> String {
    let shown = ids.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
    return ids.count > 5 ? shown + " and \(ids.count - 5) more" : shown
  }
}

/// Whether two words differ by a slip of the keyboard.
enum Spelling {
  /// At most one edit in short words, two in words of eight letters or more; swapped neighbours count as one.
  static func isClose(_ left: String, _ right: String) -> Bool {
    let limit = max(left.count, right.count) < 8 ? 1 : 2
    guard abs(left.count - right.count) <= limit else { return false }
    return distance(Array(left), Array(right)) <= limit
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(
          last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
