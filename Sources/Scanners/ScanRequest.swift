public import Foundation
public import GroundworkModel

/// One source to be scanned: under which name, where, from where, and how much of it.
public struct ScanRequest: Sendable {
  /// The source's short name, the first segment of the ids of its datasets.
  public let name: String
  /// The id of the source.
  public let source: EntityID
  /// What a scan of the source says is its word.
  let origin: Origin
  /// Where it is.
  public var address: SourceAddress
  /// What relative paths start from.
  public var folder: URL
  /// The environment that `${NAME}` in an address is taken from, at the moment of connecting.
  public var environment: [String: String]
  /// Which of its datasets.
  public var scope: ScanScope
  /// Whether all rows will be read after the inventory, which then need not count them.
  public var readsRows = false
  /// Whether somebody wants the scan to stop; asked between rows.
  public var isInterrupted: @Sendable () -> Bool

  /// A source and how it is reached.
  public init(
    name: String, address: SourceAddress, folder: URL, environment: [String: String] = [:],
    scope: ScanScope = ScanScope(), isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.name = name
    source = EntityID(.source, path: [name])
    origin = Origin(.scan, source.rawValue)
    self.address = address
    self.folder = folder
    self.environment = environment
    self.scope = scope
    self.isInterrupted = isInterrupted
  }

  /// - Throws: ``ScanError/interrupted`` once the scan is to stop.
  func checkInterruption() throws { if isInterrupted() { throw ScanError.interrupted } }

  /// The path of a file source, made absolute.
  var path: String {
    get throws {
      FilePath.absolute(
        try EnvironmentReference.resolve(address.body, from: environment), from: folder)
    }
  }
}
