import ArgumentParser
import CatalogStore
import CommandLineSupport
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
      """)

  /// The forms of text.
  enum Form: String, CaseIterable, ExpressibleByArgument { case yaml }

  @Argument(
    help: "The folder: empty, missing, or one of an earlier export.", completion: .directory)
  var folder: String

  @Option(help: "The form of the text: yaml.")
  var format: Form = .yaml

  @OptionGroup var project: ProjectOptions

  func run() throws {
    let content = try project.openCatalog().read { try $0.content() }
    let files = try CatalogExport(content).files
    let (written, removed) = try ExchangeFolder(path: folder).write(files)
    Terminal.say(
      "\(files.count) files in `\(folder)`: \(written) written, \(removed) removed, "
        + "\(files.count - written) unchanged")
  }
}
