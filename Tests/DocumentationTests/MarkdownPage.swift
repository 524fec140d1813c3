import Foundation
import TestSupport
import Testing

/// A Markdown file of the checkout that people read.
struct MarkdownPage: Sendable, CustomTestStringConvertible {
  /// Relative to the checkout.
  let path: String
  let text: String

  var testDescription: String { path }

  /// Every page at the root and below `docs/`, `catalog/`, `examples/`, `templates/` and `bench/`.
  static let all: [MarkdownPage] = {
    let root = Checkout.root
    let top = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    let below = ["docs", "catalog", "examples", "templates", "bench"].flatMap { folder in
      let place = root.appending(path: folder).path
      return ((try? FileManager.default.subpathsOfDirectory(atPath: place)) ?? [])
        .map { folder + "/" + $0 }
    }
    return (top + below).filter {
      $0.hasSuffix(".md") && !$0.contains("/expected/") && !$0.contains("/files/")
    }
    .sorted().compactMap { path in
      (try? String(contentsOf: root.appending(path: path), encoding: .utf8))
        .map { MarkdownPage(path: path, text: $0) }
    }
  }()

  /// Targets of links and pictures outside code blocks.
  var links: [String] {
    prose.matches(of: /\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/).map { String($0.1) }
  }

  /// What headings are called in links: `How a verb runs` → `how-a-verb-runs`.
  var anchors: Set<String> {
    Set(
      prose.matches(of: /(?m)^#+ +(.+)$/).map { match in
        match.1.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
          .replacing(" ", with: "-")
      })
  }

  /// The commands typed in `console` blocks, without the prompt and what follows a `#`.
  var typedCommands: [String] {
    blocks("console").flatMap { block in
      block.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { line in
        let words = line.dropFirst(2)
        return String(words.firstRange(of: " #").map { words[..<$0.lowerBound] } ?? words)
      }
    }
  }

  private func blocks(_ language: String) -> [String] {
    let parts = text.components(separatedBy: "```")
    return stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
      .filter { $0.hasPrefix(language + "\n") }
  }

  private var prose: String {
    let parts = text.components(separatedBy: "```")
    return stride(from: 0, to: parts.count, by: 2).map { parts[$0] }.joined(separator: "\n")
  }
}
