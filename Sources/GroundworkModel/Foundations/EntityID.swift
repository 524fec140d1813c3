/// A readable, stable name for anything recorded: `goal/reduce-churn`, `column/crm.public.customer.email`.
///
/// The kind stands before the slash. Data ids join path segments with dots; a dot, slash, percent sign, blank or
/// control character inside a segment is percent-encoded, so an id splits back into exactly what it was made from.
public struct EntityID: Hashable, Sendable {
  /// The whole id, kind and path.
  public let rawValue: String
  /// The kind before the slash.
  public let kind: EntityKind

  /// Accepts a well-formed id only: a known kind, a slash, a path that is not empty.
  public init?(_ rawValue: String) {
    guard let slash = rawValue.firstIndex(of: "/"),
      let kind = EntityKind(rawValue: String(rawValue[..<slash])),
      rawValue.index(after: slash) < rawValue.endIndex
    else { return nil }
    self.init(kind, unchecked: rawValue)
  }

  /// The id of a thing known by a free-form name: `EntityID(.goal, slug: "Reduce churn!")` is `goal/reduce-churn`.
  public init(_ kind: EntityKind, slug name: String) {
    self.init(kind, unchecked: kind.rawValue + "/" + Slug.make(name))
  }

  /// The id of a thing known by its path: `EntityID(.dataset, path: ["crm", "public", "customer"])`.
  public init(_ kind: EntityKind, path segments: [String]) {
    self.init(
      kind,
      unchecked: kind.rawValue + "/" + segments.map(Self.encode).joined(separator: "."))
  }

  /// Everything after the slash, still encoded.
  public var path: Substring {
    rawValue[rawValue.utf8.index(rawValue.startIndex, offsetBy: kind.rawValue.utf8.count + 1)...]
  }

  /// The decoded path segments: `["crm", "public", "customer"]`.
  public var segments: [String] {
    withPath { path in
      path.split(separator: .dot, omittingEmptySubsequences: false).map {
        Self.decode(UnsafeBufferPointer(rebasing: $0))
      }
    }
  }

  /// The last of the segments, decoded: the thing's own name, as far as an id can tell it.
  public var name: String {
    withPath { path in
      let start = path.lastIndex(of: .dot).map { $0 + 1 } ?? 0
      return Self.decode(UnsafeBufferPointer(rebasing: path[start...]))
    }
  }

  /// The id of something inside this one: `dataset/crm.customer` → `column/crm.customer.email`.
  public func child(_ kind: EntityKind, _ segment: String) -> EntityID {
    var id = kind.rawValue
    id.reserveCapacity(rawValue.utf8.count + segment.utf8.count + 8)
    id += "/"
    id += path
    id += "."
    id += Self.encode(segment)
    return EntityID(kind, unchecked: id)
  }

  /// The id one segment up under another kind: `column/crm.customer.email` → `dataset/crm.customer`.
  public func parent(_ kind: EntityKind) -> EntityID? {
    withPath { path in
      path.lastIndex(of: .dot).map {
        EntityID(
          kind, unchecked: kind.rawValue + "/" + String(decoding: path[..<$0], as: UTF8.self))
      }
    }
  }

  private func withPath<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    var text = rawValue
    return text.withUTF8 {
      body(UnsafeBufferPointer(rebasing: $0[(kind.rawValue.utf8.count + 1)...]))
    }
  }

  private init(_ kind: EntityKind, unchecked rawValue: String) {
    self.kind = kind
    self.rawValue = rawValue
  }

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

  private static func decode(_ segment: UnsafeBufferPointer<UInt8>) -> String {
    guard segment.contains(UInt8(ascii: "%")) else {
      return String(decoding: segment, as: UTF8.self)
    }
    var bytes: [UInt8] = []
    var rest = segment[...]
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

extension UInt8 {
  /// What stands between the segments of a path.
  fileprivate static let dot = UInt8(ascii: ".")
}

extension String {
  fileprivate init(bytes: [String]) { self = bytes.joined() }
}

extension EntityID {
  /// The raw value is all there is to compare; the kind is a part of it.
  public static func == (left: EntityID, right: EntityID) -> Bool {
    left.rawValue == right.rawValue
  }

  /// Feeds the raw value.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

extension EntityID: Comparable {
  /// Byte order of the raw value: stable in every locale.
  public static func < (left: EntityID, right: EntityID) -> Bool {
    var (left, right) = (left.rawValue, right.rawValue)
    return left.withUTF8 { left in
      right.withUTF8 { UnsafeRawBufferPointer(left).precedes(UnsafeRawBufferPointer($0)) }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether it stands before other bytes, compared eight at a time: ids of one system begin alike.
  fileprivate func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
    var place = 0
    while place + 8 <= Swift.min(count, other.count) {
      let mine = UInt64(bigEndian: loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let theirs = UInt64(bigEndian: other.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      guard mine == theirs else { return mine < theirs }
      place += 8
    }
    return self[place...].lexicographicallyPrecedes(other[place...])
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
