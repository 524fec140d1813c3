/// A readable, stable name for anything recorded: `goal/reduce-churn`, `column/crm.public.customer.email`.
///
/// The kind stands before the slash. Data ids join path segments with dots; a dot, slash, percent sign, blank or
/// control character inside a segment is percent-encoded, so an id splits back into exactly what it was made from.
public struct EntityID: Hashable, Sendable {
  /// The whole id, kind and path.
  public let rawValue: String

  /// Accepts a well-formed id only: a known kind, a slash, a path that is not empty.
  public init?(_ rawValue: String) {
    guard let slash = rawValue.firstIndex(of: "/"),
      EntityKind(rawValue: String(rawValue[..<slash])) != nil,
      rawValue.index(after: slash) < rawValue.endIndex
    else { return nil }
    self.rawValue = rawValue
  }

  /// The id of a thing known by a free-form name: `EntityID(.goal, slug: "Reduce churn!")` is `goal/reduce-churn`.
  public init(_ kind: EntityKind, slug name: String) {
    rawValue = kind.rawValue + "/" + Slug.make(name)
  }

  /// The id of a thing known by its path: `EntityID(.dataset, path: ["crm", "public", "customer"])`.
  public init(_ kind: EntityKind, path segments: [String]) {
    rawValue = kind.rawValue + "/" + segments.map(Self.encode).joined(separator: ".")
  }

  /// The kind before the slash.
  public var kind: EntityKind {
    EntityKind(rawValue: String(rawValue.prefix { $0 != "/" })) ?? .term
  }

  /// Everything after the slash, still encoded.
  public var path: Substring { rawValue.drop { $0 != "/" }.dropFirst() }

  /// The decoded path segments: `["crm", "public", "customer"]`.
  public var segments: [String] {
    path.split(separator: ".", omittingEmptySubsequences: false).map { Self.decode($0) }
  }

  /// The id of something inside this one: `dataset/crm.customer` → `column/crm.customer.email`.
  public func child(_ kind: EntityKind, _ segment: String) -> EntityID {
    EntityID(unchecked: kind.rawValue + "/" + path + "." + Self.encode(segment))
  }

  /// The id one segment up under another kind: `column/crm.customer.email` → `dataset/crm.customer`.
  public func parent(_ kind: EntityKind) -> EntityID? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return EntityID(unchecked: kind.rawValue + "/" + path[..<dot])
  }

  private init(unchecked rawValue: String) { self.rawValue = rawValue }

  private static func encode(_ segment: String) -> String {
    if segment.utf8.allSatisfy({ isPlain($0) }), !segment.isEmpty { return segment }
    let bytes = segment.utf8.map { isPlain($0) ? String(UnicodeScalar($0)) : "%" + hex($0) }
    return segment.isEmpty ? "%" : String(bytes: bytes)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "/")
      && byte != UInt8(ascii: "%")
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = Array("0123456789ABCDEF")
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
  }

  private static func decode(_ segment: Substring) -> String {
    guard segment.utf8.contains(UInt8(ascii: "%")) else { return String(segment) }
    var bytes: [UInt8] = []
    var rest = Array(segment.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else {
        if byte != UInt8(ascii: "%") { bytes.append(byte) }
        continue
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  fileprivate init(bytes: [String]) { self = bytes.joined() }
}

extension EntityID: Comparable {
  /// Byte order of the raw value: stable in every locale.
  public static func < (left: EntityID, right: EntityID) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

extension EntityID: CustomStringConvertible {
  /// The raw value.
  public var description: String { rawValue }
}

extension EntityID: Codable {
  /// Reads a string; refuses one that is not an id.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let id = EntityID(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "`\(text)` is not an entity id"))
    }
    self = id
  }

  /// Writes the raw value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
