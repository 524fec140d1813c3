/// A Markdown document put together block by block, one empty line between two.
public struct MarkdownDocument: Sendable {
  private var blocks: [String] = []

  /// An empty document.
  public init() {}

  /// The document with a line break at its end.
  public var text: String { blocks.joined(separator: "\n\n") + "\n" }

  /// Adds a heading; 1 is the title.
  public mutating func heading(_ level: Int, _ text: MarkdownText) {
    blocks.append(String(repeating: "#", count: level) + " " + text.source)
  }

  /// Adds a paragraph; an empty one is left out.
  public mutating func paragraph(_ text: MarkdownText) {
    if !text.isEmpty { blocks.append(text.source) }
  }

  /// Adds a list; an empty one is left out.
  public mutating func list(_ items: [MarkdownText]) {
    if !items.isEmpty { blocks.append(items.map { "- " + $0.source }.joined(separator: "\n")) }
  }

  /// Adds a numbered list; an empty one is left out.
  public mutating func steps(_ items: [MarkdownText]) {
    guard !items.isEmpty else { return }
    blocks.append(
      items.enumerated().map { "\($0 + 1). \($1.source)" }.joined(separator: "\n"))
  }

  /// Adds a table; one without rows is left out.
  public mutating func table(_ heads: [MarkdownText], _ rows: [[MarkdownText]]) {
    guard !rows.isEmpty else { return }
    let lines = rows.map { row in "| " + row.map(\.cell).joined(separator: " | ") + " |" }
    let head = "| " + heads.map(\.source).joined(separator: " | ") + " |"
    blocks.append(
      ([head, "|" + heads.map { _ in " --- |" }.joined()] + lines).joined(separator: "\n"))
  }

  /// Adds a picture that stands beside the document.
  public mutating func picture(_ title: MarkdownText, file: String) {
    blocks.append("![\(title.source)](\(file))")
  }
}

extension MarkdownText {
  /// The text as a table's cell: on one line, a dash where there is nothing.
  fileprivate var cell: String { source.isEmpty ? "–" : source.replacing("\n", with: " ") }
}
