import GroundworkModel

/// All archetypes of `kpi-archetypes.yaml`, in the order of the file.
public struct MetricLibrary: Hashable, Sendable, Decodable {
  /// The version of the file.
  public var version: Int
  /// The archetypes, in the order of the file.
  public var archetypes: [MetricArchetype]

  /// The archetype of an id or name, without regard to case; nil when there is none.
  public func archetype(_ word: String) -> MetricArchetype? {
    let wanted = word.lowercased()
    return archetypes.first { $0.id.lowercased() == wanted }
      ?? archetypes.first { $0.name.lowercased() == wanted }
      ?? archetypes.first { $0.synonyms.contains { $0.lowercased() == wanted } }
  }

  /// Archetypes whose domain is among those given, in the order of the domains; all of them when none is given.
  public func archetypes(of domains: [String]) -> [MetricArchetype] {
    guard !domains.isEmpty else { return archetypes }
    return domains.flatMap { domain in archetypes.filter { $0.domain == domain } }
  }
}

/// Industries and functions of `industries.yaml`, each with the archetype domains to show first.
public struct IndustryList: Hashable, Sendable, Decodable {
  /// An industry or function.
  public struct Entry: Hashable, Sendable, Decodable {
    /// The vocabulary term.
    public var id: String
    /// The name a person reads.
    public var name: String
    /// Other words for it.
    public var synonyms: [String]?
    /// Archetype domains, the most fitting first.
    public var domains: [String]
  }

  /// The industries.
  public var industries: [Entry]
  /// The business functions.
  public var functions: [Entry]

  /// The domains of an industry and then those of a function, without repeats.
  public func domains(industry: String?, function: String?) -> [String] {
    let all =
      industries.filter { $0.id == industry }.flatMap(\.domains)
      + functions.filter { $0.id == function }.flatMap(\.domains)
    var seen: Set<String> = []
    return all.filter { seen.insert($0).inserted }
  }
}
