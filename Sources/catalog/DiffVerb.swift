import ArgumentParser
import CatalogStore
import CommandLineSupport
import Foundation
import GroundworkKit
import GroundworkModel

/// `catalog diff`
struct DiffVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two times of a catalog, or two catalogs, by meaning.",
    discussion: """
      Each side is a time (a day means its end, in UTC), the path of a catalog, or `now`.
      Ends with 1 when they differ, like diff; with `--fail-on` only when something that grave is among it:

        breaking  data or a figure is gone, a type narrower or another, a primary key changed
        risky     empty values, keys, references, definitions, classes, connections; required columns
        safe      everything else: what is added, wider types, what people say

      Markdown is made to be a comment on a pull request, SARIF (2.1.0) for a code host's list of findings.

        catalog diff --from 2026-09-01
        catalog diff --from 2026-09-01 --to 2026-10-01 --without-figures
        catalog diff --from ../main/catalog.sqlite --to catalog.sqlite --format markdown
        catalog diff --from ../main/catalog.sqlite --fail-on breaking --format sarif > diff.sarif
      """)

  /// What people and code hosts read.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown, sarif
  }

  @Option(help: "The first side: a time, a catalog file, or now.")
  var from: String

  @Option(help: "The second side.")
  var to = "now"

  @Flag(help: "Leave out what differs only in profiles, row counts and sizes.")
  var withoutFigures = false

  @Option(help: "End with 1 only when a difference is at least so grave: breaking, risky or safe.")
  var failOn = DifferenceSeverity.safe

  @Option(help: "The most differences to show, the gravest first.")
  var limit = 500

  @Option(help: "How to print: text, json, markdown or sarif.")
  var format: Form = .text

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var difference = try difference()
    if withoutFigures { difference.changes.removeAll(where: \.isFiguresOnly) }
    let answer = DifferenceAnswer(difference, from: from, to: to, limit: limit)
    switch format {
    case .json: try Terminal.printJSON(answer)
    case .markdown: Terminal.print(answer.markdown)
    case .text: Terminal.print(answer.text)
    case .sarif:
      let version = CatalogCommand.configuration.version
      try Terminal.printJSON(SARIFReport(answer, version: version, file: file))
    }
    if answer.has(failOn) { throw ExitStatus.findings.code }
  }

  /// The catalog of the second side as it is named, or by its name alone when its place is this machine's.
  private var file: String {
    let isFile = FileManager.default.fileExists(atPath: to)
    let path = isFile ? to : project.catalog ?? "catalog.sqlite"
    return path.hasPrefix("/") ? URL(filePath: path).lastPathComponent : path
  }

  /// What a word on the command line means.
  private enum Side {
    case now
    case time(String)
    case file(String)

    init(_ word: String) throws {
      if word == "now" {
        self = .now
      } else if let moment = Moment(word) {
        self = .time(moment.text)
      } else if FileManager.default.fileExists(atPath: word) {
        self = .file(word)
      } else {
        throw ValidationError("`\(word)` is neither a time, a catalog file, nor `now`")
      }
    }

    /// The time, when it is one.
    var time: String? {
      guard case .time(let time) = self else { return nil }
      return time
    }
  }

  private func difference() throws -> CatalogDifference {
    let sides = (try Side(from), try Side(to))
    switch sides {
    case (.file, _), (_, .file):
      return try CatalogDifference(from: content(of: sides.0), to: content(of: sides.1))
    default:
      return try project.openCatalog().read {
        try $0.difference(from: sides.0.time, to: sides.1.time)
      }
    }
  }

  private func content(of side: Side) throws -> CatalogContent {
    switch side {
    case .now: return try project.openCatalog().read { try $0.content() }
    case .time(let time): return try project.openCatalog().read { try $0.content(at: time) }
    case .file(let path):
      var other = project
      other.catalog = path
      return try other.openCatalog(.readOnly).read { try $0.content() }
    }
  }
}
