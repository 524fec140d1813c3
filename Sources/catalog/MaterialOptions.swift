import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// What the imports of other tools' files share: where their tables stand, how to report, and the saving itself.
struct MaterialOptions: ParsableArguments {
  @Option(
    help:
      "The name of the source that the tables stand in; as the file calls the database when left out."
  )
  var source: String?

  @Option(help: "How to print the report: text or json.")
  var format: ReportForm = .text

  @OptionGroup var person: PersonOptions
  @OptionGroup var project: ProjectOptions

  /// The forms of a report.
  enum ReportForm: String, CaseIterable, ExpressibleByArgument { case text, json }

  /// Saves what a file says in one transaction and reports; nothing is saved when it has faults, and the exit code is 1.
  func save(
    _ origin: Origin, because usual: String,
    _ material: (KnownDatasets) throws -> ImportedMaterial
  ) throws {
    let store = try project.openCatalog(.create)
    let report = try store.write(by: person.actor, because: person.because ?? usual) { writer in
      let found = try material(try KnownDatasets(writer.reader, except: origin))
      guard found.faults.isEmpty else { throw refuse(found) }
      return try writer.importing(found)
    }
    switch format {
    case .json: try Terminal.printJSON(report)
    case .text: Terminal.print(report.text)
    }
  }

  private func refuse(_ material: ImportedMaterial) -> any Error {
    for diagnostic in material.faults { Terminal.say(diagnostic.description) }
    Terminal.say("\(material.faults.count) problems, nothing imported")
    return ExitStatus.findings.code
  }
}
