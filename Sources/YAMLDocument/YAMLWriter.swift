import GroundworkModel

/// Nodes → YAML text in block style: the same bytes for the same value, and it reads back as the same value.
public struct YAMLWriter {
  private var out = ""

  /// The text of a node, ending in a line break.
  public static func write(_ node: YAMLNode) -> String {
    var writer = YAMLWriter()
    writer.write(node, indent: 0, inline: false)
    return writer.out
  }

  private mutating func write(_ node: YAMLNode, indent: Int, inline: Bool) {
    switch node.content {
    case .sequence(let elements) where !elements.isEmpty:
      if inline { out += "\n" }
      for element in elements { writeElement(element, indent: indent) }
    case .mapping(let members) where !members.isEmpty:
      if inline { out += "\n" }
      for member in members { writeMember(member, indent: indent) }
    default:
      if inline { out += " " }
      out += Self.scalar(node, indent: indent) + "\n"
    }
  }

  private mutating func writeElement(_ element: YAMLNode, indent: Int) {
    out += pad(indent) + "-"
    if case .mapping(let members) = element.content, let first = members.first {
      out += " "
      writeMember(first, indent: indent + 1, isPadded: false)
      for member in members.dropFirst() { writeMember(member, indent: indent + 1) }
    } else {
      write(element, indent: indent + 1, inline: true)
    }
  }

  private mutating func writeMember(
    _ member: YAMLNode.Member, indent: Int, isPadded: Bool = true
  ) {
    out += (isPadded ? pad(indent) : "") + Self.quotedIfNeeded(member.key) + ":"
    write(member.value, indent: indent + 1, inline: true)
  }

  private func pad(_ indent: Int) -> String { String(repeating: "  ", count: indent) }

  private static func scalar(_ node: YAMLNode, indent: Int) -> String {
    switch node.content {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .text(let text): block(text, indent: indent) ?? quotedIfNeeded(text)
    case .sequence: "[]"
    case .mapping: "{}"
    }
  }

  /// A text of several lines as a literal block, when that keeps every byte.
  private static func block(_ text: String, indent: Int) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1, let first = lines.first, !first.isEmpty, first.first != " ",
      text.unicodeScalars.allSatisfy({ $0 == "\n" || isPrintable($0) }),
      lines.allSatisfy({ $0.last != " " && $0.last != "\t" })
    else { return nil }
    let trailing = text.reversed().prefix { $0 == "\n" }.count
    guard trailing <= 1 else { return nil }
    let pad = String(repeating: "  ", count: max(indent, 1))
    let body = (trailing == 1 ? lines.dropLast() : lines[...])
      .map { $0.isEmpty ? "" : pad + $0 }.joined(separator: "\n")
    return (trailing == 1 ? "|\n" : "|-\n") + body
  }

  private static func quotedIfNeeded(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Whether a text reads back as itself without quotes; cautious, for other readers' sake too.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.properties.isAlphabetic || first == "/" || first == "_", last != " ", last != ":",
      case .text = CoreSchema.content(ofPlain: text),
      !reserved.contains(text.lowercased())
    else { return false }
    let unsafe: Set<Unicode.Scalar> = ["#", "\"", "'", "\\", "{", "}", "[", "]", ",", "&", "*"]
    return text.unicodeScalars.allSatisfy { isPrintable($0) && !unsafe.contains($0) }
      && !text.contains(": ") && !text.contains(" #")
  }

  /// Words that YAML 1.1 readers take for booleans or null.
  private static let reserved: Set<String> = [
    "yes", "no", "on", "off", "y", "n", "null", "true", "false",
  ]

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80...0x9F).contains(scalar.value)
      && scalar.value != 0x2028 && scalar.value != 0x2029 && scalar.value != 0xFEFF
      && scalar.value != 0xFFFE && scalar.value != 0xFFFF && scalar.value < 0x1_0000
      || scalar.value >= 0x1_0000
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      case _ where isPrintable(scalar): out.unicodeScalars.append(scalar)
      default:
        let hex = String(scalar.value, radix: 16, uppercase: true)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }
    }
    return out + "\""
  }
}
