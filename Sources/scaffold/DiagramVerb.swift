import ArgumentParser
import CatalogStore
import CommandLineSupport
import Diagrams
import Foundation
import GroundworkKit
import GroundworkModel

/// `scaffold diagram [KIND]`
struct DiagramVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagram",
    abstract: "Draw the architecture, lineage, tables or the way from goals to columns.",
    discussion: """
      Kinds: architecture, lineage, column-lineage, er (tables of the sources), star (facts and dimensions), trace
      (goal → decision → KPI → input → column). A picture holds at most --max-nodes nodes; the rest is folded into
      "+N more", the least important first. Same catalog, same DOT.

        scaffold diagram architecture --out architecture.svg
        scaffold diagram er --focus orders --depth 2 --format png --out orders.png
        scaffold diagram trace --focus goal/reduce-churn --format mermaid
      """)

  @Argument(help: "What to draw: \(DiagramKind.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: DiagramKind = .architecture

  @Option(help: "Draw only what lies around this: an id, the end of one, or a name.")
  var focus: String?

  @Option(help: "How many steps around the focus.")
  var depth: Int?

  @Option(help: "The most nodes; the rest is folded.")
  var maxNodes = 40

  @Option(help: "svg, png, pdf, dot or mermaid; by the ending of --out, else svg.")
  var format: Drawing.Format?

  @Option(help: "The file to write to, instead of standard output.")
  var out: String?

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    guard maxNodes > 1 else { throw ValidationError("--max-nodes must be at least 2") }
  }

  func run() throws {
    let picture = try project.openCatalog(.readOnly).read { reader in
      let focus = try focus.map { try reader.resolve($0) }
      let options = DiagramOptions(focus: focus, depth: depth, maximumNodes: maxNodes)
      return try PictureContent(kind, options, in: reader)
    }
    let diagram = try kind.diagram(of: picture.content, options: picture.options)
    guard !diagram.nodes.isEmpty else {
      Terminal.say("there is nothing to draw for `\(kind.rawValue)` yet\nhelp: \(remedy)")
      throw ExitStatus.findings.code
    }
    try PictureOutput.write(diagram, as: format ?? named, to: out)
  }

  private var named: Drawing.Format {
    let ending = out.map { URL(filePath: $0).pathExtension } ?? ""
    return ending == "mmd" ? .mermaid : Drawing.Format(rawValue: ending) ?? .svg
  }

  private var remedy: String {
    switch kind {
    case .er: "look at a source with `catalog scan`"
    case .trace: "talk to a stakeholder with `scaffold interview`"
    default: "make a pipeline with `scaffold generate`"
    }
  }
}
