public import GroundworkModel

/// One value of a YAML text, with the place where it starts.
public struct YAMLNode: Hashable, Sendable {
  /// What a value can be, by the core schema of YAML 1.2: `yes` and `off` are texts.
  public enum Content: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case sequence([YAMLNode])
    case mapping([Member])
  }

  /// A key and its value, in the order of the text.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: YAMLNode

    /// A key and its value.
    public init(_ key: String, _ value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }

  /// The value.
  public var content: Content
  /// Where it starts; line 0 for a node made in memory.
  public var location: SourceLocation

  /// A node; without a place when made in memory.
  public init(_ content: Content, at location: SourceLocation = SourceLocation(line: 0, column: 0))
  {
    self.content = content
    self.location = location
  }
}

extension YAMLNode {
  /// The value of a key of a mapping, or nil.
  public subscript(key: String) -> YAMLNode? {
    guard case .mapping(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The members of a mapping; none for anything else.
  public var members: [Member] {
    if case .mapping(let members) = content { return members }
    return []
  }

  /// The elements of a sequence; none for anything else.
  public var elements: [YAMLNode] {
    if case .sequence(let elements) = content { return elements }
    return []
  }

  /// The text of a scalar as it would be read by a person; nil for collections and null.
  public var text: String? {
    switch content {
    case .text(let text): text
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .bool(let value): String(value)
    case .null, .sequence, .mapping: nil
    }
  }
}
