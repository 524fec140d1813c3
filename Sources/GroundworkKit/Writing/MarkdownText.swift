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

    /// Adds somebody's text, escaped, in which what stands between backticks becomes code.
    public mutating func appendInterpolation(quoting text: String) {
      let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
      guard parts.count % 2 == 1 else { return appendInterpolation(text) }
      for (index, part) in parts.enumerated() where !part.isEmpty {
        if index % 2 == 1 {
          appendInterpolation(code: part)
        } else {
          source +=
            (part.hasPrefix(" ") ? " " : "") + MarkdownText.escape(part)
            + (part.hasSuffix(" ") && part.contains { $0 != " " } ? " " : "")
        }
      }
    }

    /// Adds somebody's text as code.
    public mutating func appendInterpolation(code text: String) {
      if !text.isEmpty { source += Escaped.markdownCode(text) }
    }
  }
}

extension MarkdownText {
  /// Nothing of it is read as markup, not even where it begins a line.
  private static func escape(_ text: String) -> String {
    let line = Escaped.markdown(text)
    if let first = line.first, "-+=".contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    guard !digits.isEmpty, let sign = rest.first, sign == "." || sign == ")" else { return line }
    let isItem = rest.dropFirst().first.map { $0 == " " } ?? true
    return isItem ? digits + "\\" + rest : line
  }
}
