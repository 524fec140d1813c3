import ArgumentParser
import CommandLineSupport
import GroundworkKit

/// `catalog import sql FOLDER`
struct ImportSQLVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Read a folder of SQL scripts for tables and lineage.",
    discussion: """
      Every file that ends in `.sql`, those of folders inside it too. Tables, views and inserts become datasets with lineage
      between tables and between columns, each script a step. Tables of a scanned source are found again. What is not
      understood is reported with file and line; the rest is taken.

        catalog import sql warehouse/scripts --dialect postgres --source shop
        catalog import sql etl --dialect duckdb --format json
      """)

  @Argument(help: "The folder of scripts.", completion: .directory)
  var folder: String

  @Option(help: "The dialect of the scripts: postgres, sqlite, duckdb, ansi, …")
  var dialect: String

  @OptionGroup var material: MaterialOptions

  func run() throws {
    let scripts = try SQLFolder(path: folder, dialect: dialect)
    try material.save(scripts.origin, because: "catalog import sql \(folder)") { known in
      scripts.material(source: material.source, known: known)
    }
  }
}
