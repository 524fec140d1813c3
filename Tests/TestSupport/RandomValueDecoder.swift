import GroundworkModel

/// Makes a random value of any type that can be decoded: every field filled, or left out where it may be.
///
/// Nothing is listed by hand, so a field added to a payload takes part in the property tests at once.
final class RandomValueDecoder: Decoder {
  var codingPath: [any CodingKey] = []
  var userInfo: [CodingUserInfoKey: Any] = [:]
  var generator: SeededGenerator
  /// Ids to refer to; a field named after a kind gets one of that kind.
  let ids: [EntityID]

  init(generator: SeededGenerator, ids: [EntityID]) {
    self.generator = generator
    self.ids = ids
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(KeyedValues<Key>(decoder: self, keys: []))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer {
    ValueList(decoder: self, count: Int.random(in: 0...3, using: &generator))
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { SingleValue(decoder: self) }

  func value<Value: Decodable>(_ type: Value.Type, named name: String = "") throws -> Value {
    if let value = try scalar(type, named: name) as? Value { return value }
    if type == [String: String].self, let value = texts as? Value { return value }
    if type == [String: Int].self, let value = texts.mapValues(\.count) as? Value { return value }
    return try Value(from: self)
  }

  private func scalar(_ type: Any.Type, named name: String) throws -> Any? {
    switch type {
    case is String.Type: return RandomText.make(using: &generator)
    case is Int.Type: return Int.random(in: -5...100_000, using: &generator)
    case is Double.Type: return number
    case is Bool.Type: return Bool.random(using: &generator)
    case is EntityID.Type: return id(named: name)
    case is TimeSpan.Type: return TimeSpan(seconds: Int.random(in: 1...500_000, using: &generator))
    case let cases as any CaseIterable.Type: return pick(cases)
    default: return nil
    }
  }

  private var number: Double {
    let whole = Double(Int.random(in: -1_000_000...1_000_000, using: &generator))
    return generator.pick([whole, whole / 100, whole / 7, whole * 1e12])
  }

  private var texts: [String: String] {
    let keys = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      RandomText.make(using: &generator)
    }
    return Dictionary(keys.map { ($0, RandomText.make(using: &generator)) }) { $1 }
  }

  private func id(named name: String) -> EntityID {
    let kind = name == "metric" ? "kpi" : name
    let fitting = ids.filter { $0.kind.rawValue == kind }
    return generator.pick(fitting.isEmpty ? ids : fitting)
  }

  private func pick<Cases: CaseIterable>(_ cases: Cases.Type) -> Any {
    generator.pick(Array(cases.allCases))
  }
}

private struct KeyedValues<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: RandomValueDecoder
  var codingPath: [any CodingKey] = []
  let keys: [Key]

  init(decoder: RandomValueDecoder, keys: [Key]) {
    self.decoder = decoder
    self.keys = keys
  }

  var allKeys: [Key] { keys }
  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) -> Bool { decoder.generator.isOnce(in: 3) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try decoder.value(type, named: key.stringValue)
  }
  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key)
    -> KeyedDecodingContainer<Nested>
  { decoder.container(keyedBy: type) }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
    decoder.unkeyedContainer()
  }
  func superDecoder() -> any Decoder { decoder }
  func superDecoder(forKey key: Key) -> any Decoder { decoder }
}

private struct ValueList: UnkeyedDecodingContainer {
  let decoder: RandomValueDecoder
  var codingPath: [any CodingKey] = []
  let count: Int?
  var currentIndex = 0

  init(decoder: RandomValueDecoder, count: Int) {
    self.decoder = decoder
    self.count = count
  }

  var isAtEnd: Bool { currentIndex >= count ?? 0 }
  mutating func decodeNil() -> Bool { false }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    currentIndex += 1
    return try decoder.value(type)
  }
  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type)
    -> KeyedDecodingContainer<Nested>
  { decoder.container(keyedBy: type) }
  mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
    decoder.unkeyedContainer()
  }
  mutating func superDecoder() -> any Decoder { decoder }
}

private struct SingleValue: SingleValueDecodingContainer {
  let decoder: RandomValueDecoder
  var codingPath: [any CodingKey] = []
  func decodeNil() -> Bool { false }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.value(type) }
}
