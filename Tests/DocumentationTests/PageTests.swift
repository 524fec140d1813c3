import Foundation
import TestSupport
import Testing

/// What pages point to must be there, and what they tell people to type must exist.
@Suite struct PageTests {
  @Test(arguments: MarkdownPage.all)
  func linksResolve(_ page: MarkdownPage) {
    let folder = URL(filePath: "/" + page.path).deletingLastPathComponent()
    for link in page.links where !link.contains("://") && !link.hasPrefix("mailto:") {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let path =
        parts[0].isEmpty
        ? "/" + page.path : folder.appending(path: String(parts[0])).standardizedFileURL.path
      let place = Checkout.root.path + path
      #expect(FileManager.default.fileExists(atPath: place), "\(page.path) links to \(link)")
      guard parts.count == 2, let target = MarkdownPage.all.first(where: { "/" + $0.path == path })
      else { continue }
      #expect(target.anchors.contains(String(parts[1])), "\(page.path) links to \(link)")
    }
  }

  @Test(arguments: MarkdownPage.all.filter { !$0.typedCommands.isEmpty })
  func typedCommandsExist(_ page: MarkdownPage) throws {
    let commands = try DumpedHelp.both()
    for line in page.typedCommands {
      for part in line.split(separator: /&&|\||;/) {
        let words = part.split(separator: " ").map(String.init)
        guard let first = words.first else { continue }
        if let command = commands[first] { expectKnown(words, command, page, line) }
        if first == "make", !words.contains("-C") { try expectTarget(words, page) }
      }
    }
  }

  @Test func theMapInArchitecturePointsToWhatIsThere() throws {
    let page = try #require(MarkdownPage.all.first { $0.path == "ARCHITECTURE.md" })
    #expect(page.text.split(separator: "\n").count < 200)
    for match in page.text.matches(of: /`((?:Sources|catalog|templates|Tests)\/[\w\/.-]+)`/) {
      let place = Checkout.root.appending(path: String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: place), "ARCHITECTURE.md names \(match.1)")
    }
  }

  private func expectKnown(
    _ words: [String], _ command: DumpedHelp.Verb, _ page: MarkdownPage, _ line: String
  ) {
    var verb = command
    for word in words.dropFirst() {
      if let sub = verb.verbs.first(where: { $0.commandName == word }) { verb = sub }
    }
    #expect(
      words.count == 1 || verb.commandName != command.commandName || words[1].hasPrefix("-"),
      "\(page.path): `\(line)`")
    for word in words where word.hasPrefix("--") && word != "--help" && word != "--version" {
      let name = String(word.prefix { $0 != "=" })
      #expect(verb.options.contains(name), "\(page.path): `\(line)`: no option \(name)")
    }
  }

  private func expectTarget(_ words: [String], _ page: MarkdownPage) throws {
    let makefile = try String(
      contentsOf: Checkout.root.appending(path: "Makefile"), encoding: .utf8)
    for target in words.dropFirst() where !target.hasPrefix("-") && !target.contains("=") {
      #expect(makefile.contains("\n\(target):"), "\(page.path): `make \(target)`")
    }
  }
}
