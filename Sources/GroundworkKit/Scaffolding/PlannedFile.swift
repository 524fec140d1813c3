public import GroundworkModel

/// A file that a scaffold will hold: text at a path, and the records that asked for it.
public struct PlannedFile: Hashable, Sendable {
  /// Where it lands, relative to the target folder, with `/` between folders: `transform/models/marts/kpi_revenue.sql`.
  public var path: String
  /// The whole text, newline at the end included.
  public var content: String
  /// What in the catalog made it necessary: KPIs, requirements, datasets.
  public var sources: [EntityID]
  /// Whether it may be run as a program.
  public var isExecutable: Bool

  /// A file of text at a path relative to the target folder.
  public init(
    path: String, content: String, sources: [EntityID] = [], isExecutable: Bool = false
  ) {
    self.path = path
    self.content = content
    self.sources = sources
    self.isExecutable = isExecutable
  }

  /// SHA-256 of the content, in hex: what `Artifact.digest` and the manifest record.
  public var digest: String { SHA256.hex(of: content) }
}
