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
      Ends with 1 when they differ, like diff.

        catalog diff --from 2026-09-01
        catalog diff --from 2026-09-01 --to 2026-10-01 --without-figures
        catalog diff --from ../main/catalog.sqlite --to catalog.sqlite --format markdown
      """)

  @Option(help: "The first side: a time, a catalog file, or now.")
  var from: String

  @Option(help: "The second side.")
  var to = "now"

  @Flag(help: "Leave out what differs only in profiles, row counts and sizes.")
  var withoutFigures = false

  @Option(help: "The most differences to show.")
  var limit = 500

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func run() throws {
    var difference = try CatalogDifference(from: content(of: from), to: content(of: to))
    if withoutFigures { difference.changes.removeAll(where: \.isFiguresOnly) }
    let answer = DifferenceAnswer(difference, from: from, to: to, limit: limit)
    switch output.format {
    case .json: try Terminal.printJSON(answer)
    case .markdown: Terminal.print(answer.markdown)
    case .text: Terminal.print(answer.text)
    }
    if !difference.changes.isEmpty { throw ExitStatus.findings.code }
  }

  private func content(of side: String) throws -> CatalogContent {
    if side == "now" { return try project.openCatalog().read { try $0.content() } }
    if let moment = Moment(side) {
      return try project.openCatalog().read { try $0.content(at: moment.text) }
    }
    guard FileManager.default.fileExists(atPath: side) else {
      throw ValidationError("`\(side)` is neither a time, a catalog file, nor `now`")
    }
    var other = project
    other.catalog = side
    return try other.openCatalog(.readOnly).read { try $0.content() }
  }
}
