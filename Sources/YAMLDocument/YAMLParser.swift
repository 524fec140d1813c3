import CYAML
import GroundworkModel

/// libyaml's events → nodes. Depth is bounded; aliases are followed, but the copied nodes are counted and bounded too.
struct YAMLParser: ~Copyable {
  static let depthLimit = 128
  static let nodeLimit = 20_000_000

  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let file: String?
  private var anchors: [String: (node: YAMLNode, size: Int)] = [:]
  private var nodeCount = 0

  init(file: String?) {
    self.file = file
    yaml_parser_initialize(parser)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Parses one document; an empty text is null.
  mutating func parse(_ text: String) throws(YAMLError) -> YAMLNode {
    let bytes = Array(text.utf8)
    let pointer = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    defer { pointer.deallocate() }
    pointer.update(from: bytes, count: bytes.count)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, pointer, bytes.count)
    return try document()
  }

  private mutating func document() throws(YAMLError) -> YAMLNode {
    var root: YAMLNode?
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT: return root ?? YAMLNode(.null, at: place(event.start_mark))
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_DOCUMENT_START_EVENT:
        guard root == nil else {
          throw YAMLError(at: place(event.start_mark), "only one document is read, a second begins")
        }
        root = try value(depth: 0)
      default: continue
      }
    }
  }

  private mutating func value(depth: Int) throws(YAMLError) -> YAMLNode {
    var event = try next()
    defer { yaml_event_delete(&event) }
    return try node(of: event, depth: depth)
  }

  private mutating func node(of event: yaml_event_t, depth: Int) throws(YAMLError) -> YAMLNode {
    let location = place(event.start_mark)
    try count(1, at: location)
    guard depth < Self.depthLimit else {
      throw YAMLError(at: location, "nested deeper than \(Self.depthLimit) levels")
    }
    switch event.type {
    case YAML_ALIAS_EVENT: return try alias(event, at: location)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let node = YAMLNode(Self.content(of: scalar), at: location)
      return remember(node, as: scalar.anchor, since: nodeCount - 1)
    case YAML_SEQUENCE_START_EVENT:
      let start = nodeCount - 1
      let node = YAMLNode(.sequence(try sequence(depth: depth)), at: location)
      return remember(node, as: event.data.sequence_start.anchor, since: start)
    case YAML_MAPPING_START_EVENT:
      let start = nodeCount - 1
      let node = YAMLNode(.mapping(try mapping(depth: depth)), at: location)
      return remember(node, as: event.data.mapping_start.anchor, since: start)
    default: throw YAMLError(at: location, "a value is missing")
    }
  }

  private mutating func sequence(depth: Int) throws(YAMLError) -> [YAMLNode] {
    var elements: [YAMLNode] = []
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_SEQUENCE_END_EVENT { return elements }
      elements.append(try node(of: event, depth: depth + 1))
    }
  }

  private mutating func mapping(depth: Int) throws(YAMLError) -> [YAMLNode.Member] {
    var members: [YAMLNode.Member] = []
    var seen: Set<String> = []
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_MAPPING_END_EVENT { return members }
      let location = place(event.start_mark)
      guard event.type == YAML_SCALAR_EVENT else {
        throw YAMLError(at: location, "a key must be a plain text")
      }
      let key = Self.text(event.data.scalar)
      guard seen.insert(key).inserted else {
        throw YAMLError(at: location, "the key `\(key)` stands twice")
      }
      members.append(.init(key, try value(depth: depth + 1)))
    }
  }

  private mutating func alias(
    _ event: yaml_event_t, at location: SourceLocation
  ) throws(YAMLError) -> YAMLNode {
    let name = event.data.alias.anchor.map { Self.string($0) } ?? ""
    guard let anchor = anchors[name] else {
      throw YAMLError(at: location, "the alias `*\(name)` names no anchor")
    }
    try count(anchor.size, at: location)
    return anchor.node
  }

  private mutating func remember(
    _ node: YAMLNode, as anchor: UnsafeMutablePointer<yaml_char_t>?, since start: Int
  ) -> YAMLNode {
    if let anchor { anchors[Self.string(anchor)] = (node, nodeCount - start) }
    return node
  }

  private mutating func count(_ size: Int, at location: SourceLocation) throws(YAMLError) {
    nodeCount += size
    guard nodeCount <= Self.nodeLimit else {
      throw YAMLError(at: location, "more than \(Self.nodeLimit) values, aliases included")
    }
  }

  private func next() throws(YAMLError) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    return event
  }

  private func problem() -> YAMLError {
    let state = parser.pointee
    let message = state.problem.map { String(cString: $0) } ?? "not YAML"
    return YAMLError(at: place(state.problem_mark), message)
  }

  private func place(_ mark: yaml_mark_t) -> SourceLocation {
    SourceLocation(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}

extension YAMLParser {
  private typealias Scalar = yaml_event_t.__Unnamed_union_data.__Unnamed_struct_scalar

  private static func content(of scalar: Scalar) -> YAMLNode.Content {
    let text = text(scalar)
    guard scalar.style == YAML_PLAIN_SCALAR_STYLE else { return .text(text) }
    return CoreSchema.content(ofPlain: text)
  }

  private static func text(_ scalar: Scalar) -> String {
    guard let value = scalar.value else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: value, count: Int(scalar.length)), as: UTF8.self)
  }

  private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>) -> String {
    String(cString: pointer)
  }
}
