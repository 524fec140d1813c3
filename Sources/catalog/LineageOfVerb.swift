import ArgumentParser
import CatalogStore
import CommandLineSupport
import Diagrams
import Foundation
import GroundworkKit
import GroundworkModel

/// `catalog lineage ID`
struct LineageOfVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "of",
    abstract: "Show what data is made from and what is made from it.",
    discussion: """
      Both ways unless `--up` or `--down` asks for one. Pictures need `--out` unless they are text.

        catalog lineage fct_orders
        catalog lineage fct_orders.net_amount --up --depth 2
        catalog lineage kpi_churn_rate --columns --format svg --out churn.svg
      """)

  /// Lists and pictures.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown, svg, png, pdf, dot, mermaid
  }

  @Argument(help: "A dataset or column: its id, or the end of it.")
  var id: String

  @Flag(help: "What it is made from.")
  var up = false

  @Flag(help: "What is made from it.")
  var down = false

  @Flag(help: "Column by column.")
  var columns = false

  @Option(help: "How many steps to walk; all when left out.")
  var depth: Int?

  @Option(help: "The most nodes in a picture, and a tenth of the most lines in a list.")
  var maxNodes = 40

  @Option(help: "How to print: text, json, markdown, svg, png, pdf, dot or mermaid.")
  var format: Form = .text

  @Option(help: "The file to write to, instead of standard output.")
  var out: String?

  @OptionGroup var project: ProjectOptions

  func run() throws {
    let store = try project.openCatalog(.readOnly)
    let focus = try store.read { try $0.resolve(id, kinds: [.dataset, .column]) }
    if let picture = Drawing.Format(rawValue: format.rawValue) {
      return try draw(focus, in: store, as: picture)
    }
    let directions = LineageWalk.Direction.allCases.filter { wants($0) }
    let surroundings = try store.read {
      try Surroundings.lineage(of: focus, directions, depth: depth, byColumn: columns, in: $0)
    }
    let walk = LineageWalk(
      focus, in: surroundings, directions: directions, depth: depth, byColumn: columns,
      limit: maxNodes * 10)
    switch format {
    case .json: try Terminal.printJSON(walk)
    case .markdown: try write(walk.trees.map(\.markdown).joined(separator: "\n\n"))
    default: try write(walk.trees.map(\.text).joined(separator: "\n\n"))
    }
    if walk.trees.allSatisfy({ $0.extent.total == 0 }) { throw ExitStatus.findings.code }
  }

  private func wants(_ direction: LineageWalk.Direction) -> Bool {
    up == down || (direction == .up ? up : down)
  }

  private func draw(
    _ focus: EntityID, in store: CatalogStore, as format: Drawing.Format
  ) throws {
    let kind: DiagramKind = columns || focus.kind == .column ? .columnLineage : .lineage
    var options = DiagramOptions(focus: focus, depth: depth, maximumNodes: maxNodes)
    options.followsUpstream = wants(.up)
    options.followsDownstream = wants(.down)
    let picture = try store.read { try PictureContent(kind, options, in: $0) }
    let diagram = try kind.diagram(of: picture.content, options: picture.options)
    try PictureOutput.write(diagram, as: format, to: out)
  }

  private func write(_ text: String) throws {
    guard let out else { return Terminal.print(text) }
    try Data((text + "\n").utf8).write(to: URL(filePath: out))
  }
}
