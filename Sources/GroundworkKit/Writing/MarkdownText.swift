/// Markdown into which no name and no answer can smuggle markup.
///
/// Literal text is ours and stays as it is; what is interpolated is somebody else's and is escaped:
///
/// ```swift
/// let line: MarkdownText = "**\(goal.name)** is measured by \(code: kpi.id.rawValue)"
/// ```
public struct MarkdownText: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The Markdown.
  public let source: String

  /// Markdown that is known to be safe.
  public init(trusted source: String) { self.source = source }

  /// Somebody's text, escaped.
  public init(escaping text: String) { source = Self.escape(text) }

  /// A literal of ours.
  public init(stringLiteral value: String) { source = value }

  /// A literal with somebody's texts in it.
  public init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

  /// Whether there is nothing to read.
  public var isEmpty: Bool { source.isEmpty }

  /// Texts with something between them.
  public static func join(_ texts: [MarkdownText], _ separator: String = ", ") -> MarkdownText {
    MarkdownText(trusted: texts.map(\.source).joined(separator: separator))
  }

  /// Collects literals as they are and other people's texts escaped.
  public struct StringInterpolation: StringInterpolationProtocol {
    var source = ""

    /// Room for a text of about this length.
    public init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity)
    }

    /// Adds a literal of ours.
    public mutating func appendLiteral(_ literal: String) { source += literal }

    /// Adds somebody's text, escaped.
    public mutating func appendInterpolation(_ text: String) { source += MarkdownText.escape(text) }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: Int) { source += String(number) }

    /// Adds Markdown.
    public mutating func appendInterpolation(_ text: MarkdownText) { source += text.source }

    /// Adds somebody's text as code.
    public mutating func appendInterpolation(code text: String) {
      source += MarkdownText.code(text)
    }
  }
}

extension MarkdownText {
  /// Escapes whatever could be markup anywhere in a line; line breaks and control characters become blanks.
  private static func escape(_ text: String) -> String {
    var out = ""
    for character in flat(text) {
      if special.contains(character) { out += "\\" }
      out.append(character)
    }
    return escapingStart(out)
  }

  /// A line that would begin a list, heading or rule.
  private static func escapingStart(_ line: String) -> String {
    if let first = line.first, "-+=".contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    guard !digits.isEmpty, let sign = rest.first, sign == "." || sign == ")" else { return line }
    let isItem = rest.dropFirst().first.map { $0 == " " } ?? true
    return isItem ? digits + "\\" + rest : line
  }

  private static let special = Set("\\`*_[]<>|#~&!$")

  /// A code span: fenced by more backticks than it holds; bars are escaped, because it may stand in a table.
  private static func code(_ text: String) -> String {
    let plain = flat(text).replacing("|", with: "\\|")
    guard plain.contains("`") else { return plain.isEmpty ? "" : "`\(plain)`" }
    var run = 0
    var longest = 0
    for character in plain {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(plain) \(fence)"
  }

  private static func flat(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0.isNewline || $0.isControl }
    return words.joined(separator: " ")
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.allSatisfy { scalar in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
  }
}
