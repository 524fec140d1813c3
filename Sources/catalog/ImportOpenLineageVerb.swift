import ArgumentParser
import CommandLineSupport
import Foundation
import GroundworkKit

/// `catalog import openlineage FILE`
struct ImportOpenLineageVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openlineage",
    abstract: "Read OpenLineage events.",
    discussion: """
      RunEvents, JobEvents and DatasetEvents of specification 2-0-2: one event, a list, or one event a line. Datasets with
      their fields, jobs as steps, runs, and the lineage of tables and columns. `postgres://host:port` and `db.schema.table`
      is found again in the scanned source of that server and database. Files are parts of a story: what an event does not
      name stays.

        catalog import openlineage events.ndjson
        catalog import openlineage run.json --format json
      """)

  @Argument(help: "The file of events.", completion: .file())
  var file: String

  @OptionGroup var material: MaterialOptions

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ExchangeError.unreadable(path: file, reason: "there is no such file")
    }
    let events = OpenLineageFile([UInt8](data), name: file)
    try material.save(events.origin, because: "catalog import openlineage \(file)") { known in
      events.material(source: material.source, known: known)
    }
  }
}
