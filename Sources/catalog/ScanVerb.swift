import ArgumentParser
import CatalogStore
import CommandLineSupport
import Foundation
import GroundworkKit
import GroundworkModel
import Profiling
import Scanners

struct ScanVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Read what sources hold into the catalog.",
    discussion: """
      A source is a name from groundwork.yaml, or an address:

        catalog scan                                    all sources of groundwork.yaml
        catalog scan shop                               one of them
        catalog scan sqlite:sources/shop.sqlite         a SQLite file
        catalog scan csv:exports                        a CSV or TSV file, or a folder of them
        catalog scan postgres://reader@db.test/crm      a PostgreSQL database

      Rows are looked at for statistics, findings and personal data: at most --sample of a table, all of a file.
      Of columns with personal data no value is kept, and of other columns no rare text.

      A second scan updates: what is gone is marked removed and kept for its history, what people wrote stays, and the
      changes are printed. Each source is one transaction; a source that cannot be read does not stop the others.
      Passwords come from PGPASSWORD, ~/.pgpass, a service file or ${NAME} in an address, and are never kept.

      Exit code: 0 all read, 1 something could not be read, 2 nothing could.
      """)

  @Argument(help: "Sources: names from groundwork.yaml, addresses, or paths.")
  var sources: [String] = []

  @Option(help: "The name for a source that is new.")
  var name: String?

  @Option(
    help: "Only datasets that fit this pattern of `table` or `schema.table`; may be repeated.")
  var include: [String] = []

  @Option(help: "No datasets that fit this pattern; may be repeated.")
  var exclude: [String] = []

  @Flag(
    inversion: .prefixedNo, help: "Look at rows: statistics, findings, personal data by values.")
  var profile = true

  @Option(help: "The most rows looked at in a database table; files are read whole.")
  var sample = 10_000

  @OptionGroup var options: ProjectOptions
  @OptionGroup var format: FormatOption

  func run() throws {
    let workspace = try options.workspace()
    let store = try workspace.openCatalog(.create)
    let targets = try targets(workspace, store)
    let harvest = Harvest(store: store, try settings(workspace))
    var reports: [HarvestReport] = []
    for target in targets {
      if let report = try scan(target, harvest, workspace) { reports.append(report) }
    }
    Terminal.showProgress("")
    guard !reports.isEmpty else { throw ExitStatus.failure.code }
    Terminal.print(try HarvestPrinter(format: format.format).text(reports))
    let isClean = reports.count == targets.count && reports.allSatisfy(\.problems.isEmpty)
    if !isClean { throw ExitStatus.findings.code }
  }

  private func settings(_ workspace: Workspace) throws -> HarvestSettings {
    let today = String(CatalogStore.now().prefix(10))
    return HarvestSettings(
      profile: profile ? ProfileSettings(rowLimit: max(1, sample), today: today) : nil,
      classifier: try PersonalData.classifier(assets: workspace.assets),
      progress: { Terminal.showProgress($0) })
  }

  private func targets(_ workspace: Workspace, _ store: CatalogStore) throws -> [HarvestTarget] {
    let hasSettings = FileManager.default.fileExists(atPath: workspace.settingsPath)
    return try HarvestTarget.resolve(
      sources, name: name,
      settings: hasSettings ? try ProjectSettings.load(from: workspace.folder) : nil,
      known: try store.read { try $0.entities(.source) }, workspace: workspace,
      here: URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory),
      environment: ProcessInfo.processInfo.environment)
  }

  /// Scans one source; one that cannot be read is told and gives nil.
  private func scan(_ target: HarvestTarget, _ harvest: Harvest, _ workspace: Workspace) throws
    -> HarvestReport?
  {
    let request = ScanRequest(
      name: target.name, address: target.address, folder: workspace.folder,
      environment: ProcessInfo.processInfo.environment,
      scope: ScanScope(include: include, exclude: exclude))
    do {
      let report = try harvest.run(request)
      try SourceListing.add(target, to: workspace).map { Terminal.say($0) }
      return report
    } catch let error as ScanError {
      Terminal.showProgress("")
      Terminal.say("error: source `\(target.name)`: \(error)")
      return nil
    }
  }
}
