/// A generated file.
public struct Artifact: EntityPayload {
  /// Where it stands, relative to the project folder.
  public var path: String
  /// SHA-256 of the pristine content, hex.
  public var digest: String
  /// The kit that made it.
  public var target: String?
  /// `proved`, `parsed` or `unverified`.
  public var proof: String?
  /// What proved it.
  public var validator: String?

  /// A record with what it cannot be without; the rest is set afterwards.
  public init(path: String, digest: String) {
    self.path = path
    self.digest = digest
  }

  /// This payload as the details of an entity.
  public var details: EntityDetails { .artifact(self) }
}
