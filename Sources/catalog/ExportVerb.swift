import ArgumentParser
import CatalogStore
import CommandLineSupport
import Foundation
import GroundworkKit

/// `catalog export FOLDER`
struct ExportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the catalog as text, made for review in git.",
    discussion: """
      One file for each kind and for each dataset, sorted: the same bytes for the same catalog. Files that did not change
      are left alone, those of an earlier export that are no longer wanted are removed. History stays behind.

        catalog export --format yaml catalog/
        git diff catalog/

      As OpenLineage events, one a line, for other catalogs: datasets with schema and column lineage, steps, runs.

        catalog export --format openlineage events.ndjson
        catalog export --format openlineage - | head -1
      """)

  /// The forms of text.
  enum Form: String, CaseIterable, ExpressibleByArgument { case yaml, openlineage }

  @Argument(
    help:
      "The folder: empty, missing, or one of an earlier export; of events the file, `-` for standard output.",
    completion: .directory)
  var folder: String

  @Option(help: "The form of the text: yaml or openlineage.")
  var format: Form = .yaml

  @OptionGroup var project: ProjectOptions

  func run() throws {
    switch format {
    case .yaml: try writeText()
    case .openlineage: try writeEvents()
    }
  }

  private func writeEvents() throws {
    let (content, time) = try project.openCatalog(.readOnly).read {
      (try $0.content(), try $0.lifetime()?.last ?? CatalogStore.now())
    }
    let export = OpenLineageExport(content, at: time)
    let text = export.lines.map { $0 + "\n" }.joined()
    if folder == "-" {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } else {
      try Data(text.utf8).write(to: URL(filePath: folder), options: .atomic)
    }
    let left = export.left.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    Terminal.say(
      "\(export.lines.count) events"
        + (left.isEmpty ? "" : ", left out: \(left.joined(separator: ", ")): no such thing there"))
  }

  private func writeText() throws {
    let content = try project.openCatalog().read { try $0.content() }
    let files = try CatalogExport(content).files
    let (written, removed) = try ExchangeFolder(path: folder).write(files)
    Terminal.say(
      "\(files.count) files in `\(folder)`: \(written) written, \(removed) removed, "
        + "\(files.count - written) unchanged")
  }
}
