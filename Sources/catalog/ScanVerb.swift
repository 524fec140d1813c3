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
        catalog scan mysql://reader@db.test/shop        a MySQL or MariaDB database

      Rows are looked at for statistics, findings and personal data: at most --sample of a table, chosen evenly from
      all of it, or all with --full; of a file all. Of columns with personal data no value is kept, and of other columns
      no rare text. References from one source to another are looked for among the sources of one scan.

      A second scan updates: what is gone is marked removed and kept for its history, what people wrote stays, and the
      changes are printed. Each source is one transaction; a source that cannot be read does not stop the others.
      Passwords come from PGPASSWORD, ~/.pgpass, a service file, ~/.my.cnf or ${NAME} in an address, and are never kept.

      Ctrl-C stops at the next row and keeps what was read; a second one ends at once.

      Exit code: 0 all read, 1 something could not be read, 2 nothing could, 130 stopped by Ctrl-C.
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

  @Flag(help: "Look at all rows of database tables, however many.")
  var full = false

  @OptionGroup var options: ProjectOptions
  @OptionGroup var format: FormatOption

  func validate() throws {
    guard sample > 0 else { throw ValidationError("--sample must be 1 or more") }
  }

  func run() throws {
    let stopped = Interruption.watch(
      saying: "stopping; what is read is kept. Ctrl-C again ends at once")
    let workspace = try options.workspace()
    let store = try workspace.openCatalog(.create)
    let targets = try targets(workspace, store)
    let harvest = Harvest(store: store, try settings(workspace))
    var run = ScanRun(harvest: harvest, isStopped: { stopped() != nil })
    for target in targets {
      try run.scan(target, request(target, workspace, stopped), workspace)
    }
    try run.connect()
    Terminal.showProgress("")
    guard !run.reports.isEmpty || stopped() != nil else { throw ExitStatus.failure.code }
    Terminal.print(
      try HarvestPrinter(format: format.format).text(run.reports, unchecked: run.unchecked))
    if let code = stopped() {
      Terminal.say(run.farewell)
      throw ExitCode(code)
    }
    let isClean = run.failed == 0 && run.reports.allSatisfy(\.problems.isEmpty)
    if !isClean { throw ExitStatus.findings.code }
  }

  private func request(
    _ target: HarvestTarget, _ workspace: Workspace, _ stopped: @escaping @Sendable () -> Int32?
  ) -> ScanRequest {
    ScanRequest(
      name: target.name, address: target.address, folder: workspace.folder,
      environment: ProcessInfo.processInfo.environment,
      scope: ScanScope(include: include, exclude: exclude), isInterrupted: { stopped() != nil })
  }

  private func settings(_ workspace: Workspace) throws -> HarvestSettings {
    let today = String(CatalogStore.now().prefix(10))
    return HarvestSettings(
      profile: profile ? ProfileSettings(rowLimit: full ? .max : sample, today: today) : nil,
      classifier: try PersonalData.classifier(
        assets: workspace.assets, policy: try workspace.settings()?.personalData),
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
}
