import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// `catalog import FOLDER`, in full `catalog import yaml FOLDER`
struct ImportYAMLVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yaml",
    abstract: "Read a catalog that was written as text.",
    discussion: """
      Makes the catalog when there is none. Everything is checked first; when something is wrong it is reported with file,
      line and column, nothing is imported, and the exit code is 1. What the catalog has beside it stays.

        catalog import catalog/
        catalog import yaml ../main/catalog --catalog copy.sqlite
      """)

  @Argument(help: "A folder that `catalog export` has written.", completion: .directory)
  var folder: String

  /// The forms of text.
  enum Form: String, CaseIterable, ExpressibleByArgument { case yaml }

  @Option(help: "The form of the text: yaml.")
  var format: Form = .yaml

  @OptionGroup var person: PersonOptions
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let files = try ExchangeFolder(path: folder).read()
    let store = try project.openCatalog(.create)
    let reason = person.because ?? "catalog import \(folder)"
    let report = try store.write(by: person.actor, because: reason) { writer in
      let read = CatalogImport(files, folder: folder) {
        ((try? writer.reader.entity($0)) ?? nil) != nil
      }
      guard read.diagnostics.isEmpty else {
        for diagnostic in read.diagnostics { Terminal.say(diagnostic.description) }
        Terminal.say("\(read.diagnostics.count) problems, nothing imported")
        throw ExitStatus.findings.code
      }
      return try writer.importing(read.content)
    }
    Terminal.say(
      "\(report.created) new, \(report.updated) updated, \(report.unchanged) unchanged, "
        + "\(report.answers) answers")
  }
}
