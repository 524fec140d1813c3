public import CatalogStore
public import GroundworkModel

/// The datasets that a catalog holds by where they stand, so that what a file names is found again under the id it has.
///
/// Valid only as long as the reader it came from.
public struct KnownDatasets {
  /// Where a file says that a dataset stands.
  struct Place: Hashable {
    /// What the database runs on: `postgres`.
    var technology: String
    /// `host:port`, when the file says so.
    var server: String?
    /// The database, project or file.
    var database: String?
    /// Schema and name, or the last of these.
    var path: [String]
    /// Whether only a source that is named may be meant, not the only one of its kind.
    var isNamed = false
  }

  /// The dataset that a place means, and why.
  struct Match: Hashable {
    let id: EntityID
    let how: String
  }

  private struct System {
    let id: EntityID
    let name: String
    let technology: String
    let location: String
  }

  private var systems: [EntityID: System] = [:]
  private var byName: [String: [EntityID]] = [:]
  /// Sources that others than the asking import recorded.
  private var foreignSources: Set<EntityID> = []
  private let columnsOf: (EntityID) -> [Entity]

  /// What a catalog holds that was not said by an actor itself; what is gone is not counted.
  ///
  /// - Parameter origin: the import that asks: its own earlier words are no match, they are said again.
  public init(_ reader: CatalogReader, except origin: Origin) throws {
    let others = try reader.entities(.dataset).filter { $0.isMatchable(by: origin) }
    let sources = try reader.entities(.source)
    self.init(sources: sources, datasets: others) { id in
      ((try? reader.columns(of: id)) ?? []).filter { $0.status != .removed }
    }
    foreignSources = Set(sources.filter { $0.isMatchable(by: origin) }.map(\.id))
  }

  init(
    sources: [Entity] = [], datasets: [Entity] = [],
    columns: @escaping (EntityID) -> [Entity] = { _ in [] }
  ) {
    columnsOf = columns
    foreignSources = Set(sources.map(\.id))
    for entity in sources {
      guard case .source(let system) = entity.details else { continue }
      systems[entity.id] = System(
        id: entity.id, name: entity.id.segments.joined(separator: "."),
        technology: Self.plain(system.technology), location: system.location ?? "")
    }
    for entity in datasets {
      byName[entity.id.segments.last?.lowercased() ?? "", default: []].append(entity.id)
    }
  }

  /// The dataset at a place, when exactly one can be meant.
  func match(_ place: Place) -> Match? {
    let found = (byName[place.path.last?.lowercased() ?? ""] ?? []).filter { stands($0, at: place) }
    let technology = Self.plain(place.technology)
    for reason in Reason.allCases {
      let fitting = found.filter { id in
        system(of: id).map { reason.holds($0, place, technology) } ?? false
      }
      guard fitting.count == 1, let system = system(of: fitting[0]) else { continue }
      return Match(id: fitting[0], how: reason.words(system.name, system.location))
    }
    return nil
  }

  /// The columns of a dataset that was matched, in their order.
  func columns(of dataset: EntityID) -> [Entity] { columnsOf(dataset) }

  /// A name for a source that no source of another technology has.
  func sourceName(_ wanted: String, technology: String) -> String {
    let taken = systems[EntityID(.source, path: [wanted])]
    guard let taken, taken.technology != Self.plain(technology) else { return wanted }
    return "\(wanted)-\(technology)"
  }

  /// Whether another speaker recorded a source of this id.
  func hasSource(_ id: EntityID) -> Bool { foreignSources.contains(id) }

  private func system(of dataset: EntityID) -> System? {
    dataset.segments.first.flatMap { systems[EntityID(.source, path: [$0])] }
  }

  /// Whether what a dataset's id says behind its source is the end of the place's path, or the other way round.
  private func stands(_ id: EntityID, at place: Place) -> Bool {
    let own = id.segments.dropFirst().map { $0.lowercased() }
    let wanted = place.path.map { $0.lowercased() }
    let count = min(own.count, wanted.count)
    return own.suffix(count).elementsEqual(wanted.suffix(count))
  }

  /// One name for one technology.
  static func plain(_ technology: String) -> String {
    ["postgresql": "postgres", "awsathena": "athena", "sqlite3": "sqlite"][
      technology.lowercased()] ?? technology.lowercased()
  }

  /// Why a source is the one that a file means, strongest first.
  private enum Reason: CaseIterable {
    case location, name, technology

    func holds(_ system: System, _ place: Place, _ technology: String) -> Bool {
      guard system.technology == technology || technology.isEmpty else { return false }
      switch self {
      case .location:
        guard let database = place.database, !database.isEmpty else { return false }
        return KnownDatasets.isAt(system.location, database: database, server: place.server)
      case .name: return system.name == place.database && place.server == nil
      case .technology:
        return !technology.isEmpty && !place.isNamed
          && (place.server == nil || system.location.isEmpty)
      }
    }

    func words(_ name: String, _ location: String) -> String {
      switch self {
      case .location: "source `\(name)` is at `\(location)`"
      case .name: "source `\(name)` is called like the database"
      case .technology: "source `\(name)` is the only one of its kind with this schema and table"
      }
    }
  }

  /// Whether a location (`host:port/database`, or a file's path) is a database, on a server when one is named.
  private static func isAt(_ location: String, database: String, server: String?) -> Bool {
    let parts = location.split(separator: "/")
    guard let last = parts.last else { return false }
    let stem = last.split(separator: ".").first ?? last
    guard last == database || location == database || stem == database else { return false }
    guard let server, !server.isEmpty else { return true }
    return parts.first.map { $0 == server || $0.hasPrefix(server + ":") } ?? false
  }
}

extension Entity {
  fileprivate func isMatchable(by origin: Origin) -> Bool {
    status != .removed && !(self.origin.kind == origin.kind && self.origin.actor == origin.actor)
  }
}
