import ArgumentParser
import CatalogStore
import CommandLineSupport
import GroundworkKit

/// `catalog import dbt FOLDER`
struct ImportDBTVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dbt",
    abstract: "Read a dbt project with its column lineage.",
    discussion: """
      From `target/manifest.json` (dbt 1.5 and later) with the columns of `catalog.json` beside it; without a manifest from
      the project's own files, for which dbt need not be installed. Models, seeds, snapshots and sources become datasets
      with columns and lineage, tests checks, exposures dashboards, metrics terms. What an earlier import of the project
      named and this one does not is marked removed. Tables of a scanned source are found again.

        catalog import dbt transform/
        catalog import dbt transform/ --source shop --format json
      """)

  @Argument(help: "The project's folder, or that of its manifest.", completion: .directory)
  var folder: String

  @OptionGroup var material: MaterialOptions

  func run() throws {
    let reading = try DBTFolder(path: folder).read()
    try material.save(reading.origin, because: "catalog import dbt \(folder)") { known in
      reading.material(source: material.source, known: known)
    }
  }
}
