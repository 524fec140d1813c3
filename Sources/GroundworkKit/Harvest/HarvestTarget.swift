public import Foundation
public import GroundworkModel
public import Scanners

/// A source that is to be scanned, and whether the project knows it already.
public struct HarvestTarget: Hashable, Sendable {
  /// Its short name.
  public var name: String
  /// Where it is, relative to the project folder.
  public var address: SourceAddress
  /// Whether it stands in groundwork.yaml.
  public var isInSettings: Bool

  /// The sources that the words on a command line mean: names of known sources, or addresses.
  ///
  /// Without words, all sources of groundwork.yaml, else all of the catalog that can be reached again.
  ///
  /// - Parameters:
  ///   - words: names or addresses; a path is relative to `here`.
  ///   - name: the name for a new source.
  ///   - known: sources that the catalog holds.
  public static func resolve(
    _ words: [String], name: String?, settings: ProjectSettings?, known: [Entity],
    workspace: Workspace, here: URL, environment: [String: String]
  ) throws -> [HarvestTarget] {
    let resolver = Resolver(
      settings: settings, known: known, folder: workspace.folder, environment: environment)
    if words.isEmpty { return try resolver.all() }
    guard name == nil || words.count == 1 else { throw HarvestError.oneNameForMany(words.count) }
    return try words.map { try resolver.target($0, name: name, here: here) }
  }
}

/// Finds the target that a word means.
private struct Resolver {
  let settings: ProjectSettings?
  let known: [Entity]
  let folder: URL
  let environment: [String: String]

  func all() throws -> [HarvestTarget] {
    if let sources = settings?.sources, !sources.isEmpty { return try sources.map(target) }
    let targets = try known.compactMap(target)
    guard !targets.isEmpty else { throw HarvestError.noSources }
    return targets
  }

  func target(_ word: String, name: String?, here: URL) throws -> HarvestTarget {
    if let source = settings?.sources.first(where: { $0.name == word }) {
      return try target(source)
    }
    if let entity = known.first(where: { $0.id.segments == [word] }),
      let target = try target(entity)
    {
      return target
    }
    let address = try SourceAddress(word, in: here, environment: environment)
      .moved(from: here, to: folder)
    return try new(address, name: name)
  }

  private func target(_ source: ProjectSettings.Source) throws -> HarvestTarget {
    let address = try SourceAddress(source.location, in: folder, environment: environment)
    return HarvestTarget(name: source.name, address: address, isInSettings: true)
  }

  private func target(_ entity: Entity) throws -> HarvestTarget? {
    guard case .source(let system) = entity.details, let connection = system.connection else {
      return nil
    }
    let address = try SourceAddress(connection, in: folder, environment: environment)
    return HarvestTarget(name: entity.id.segments[0], address: address, isInSettings: false)
  }

  /// An address that is known keeps its name; a new one gets the wanted or a free name.
  private func new(_ address: SourceAddress, name: String?) throws -> HarvestTarget {
    let taken = try settings?.sources.map(target) ?? []
    let held = try known.compactMap(target)
    if let same = (taken + held).first(where: { $0.address.connection == address.connection }) {
      guard name == nil || name == same.name else {
        throw HarvestError.knownUnderAnotherName(address.connection, same.name)
      }
      return HarvestTarget(name: same.name, address: address, isInSettings: same.isInSettings)
    }
    let names = Set((taken + held).map(\.name))
    if let name {
      guard !names.contains(name) else { throw HarvestError.nameTaken(name) }
      return HarvestTarget(name: name, address: address, isInSettings: false)
    }
    let free = Slug.unique(address.suggestedName) { names.contains($0) }
    return HarvestTarget(
      name: names.contains(address.suggestedName) ? free : address.suggestedName, address: address,
      isInSettings: false)
  }
}

/// What keeps a harvest from starting.
public enum HarvestError: Error, Hashable, Sendable {
  /// Nothing was named, and neither groundwork.yaml nor the catalog has a source.
  case noSources
  /// One name was given for several sources.
  case oneNameForMany(Int)
  /// Another source has the name.
  case nameTaken(String)
  /// The address is known under another name.
  case knownUnderAnotherName(String, String)
}

extension HarvestError: CustomStringConvertible {
  /// What is wrong, and what to type.
  public var description: String {
    switch self {
    case .noSources:
      "there is no source to scan\nhelp: name one, as in `catalog scan sqlite:shop.sqlite`, or list it in groundwork.yaml"
    case .oneNameForMany(let count):
      "`--name` names one source, but \(count) were given\nhelp: scan them one at a time"
    case .nameTaken(let name):
      "another source is named `\(name)`\nhelp: choose another `--name`, or scan it with `catalog scan \(name)`"
    case .knownUnderAnotherName(let address, let name):
      "`\(address)` is known as `\(name)`\nhelp: scan it with `catalog scan \(name)`"
    }
  }
}
