import CatalogStore
import Foundation
import GroundworkModel
import TestSupport
import Testing

/// Scans that are stopped by Ctrl-C or killed: a small source first, then one that takes long, then one more.
@Suite struct StoppedScanTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try sqlite("small.db", "CREATE TABLE a (id INTEGER PRIMARY KEY); INSERT INTO a VALUES (1);")
    try sqlite("last.db", "CREATE TABLE z (id INTEGER PRIMARY KEY);")
    try sqlite(
      "long.db",
      """
      CREATE TABLE first (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO first VALUES (1, 'x');
      CREATE TABLE long (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT);
      WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 600000)
      INSERT INTO long SELECT 'a' || i, 'b' || i, 'c' || i, 'd' || i, 'e' || i, 'f' || i FROM n;
      """)
    try """
    name: x
    sources:
      - name: small
        location: sqlite:small.db
      - name: long
        location: sqlite:long.db
      - name: last
        location: sqlite:last.db
    """.write(toFile: folder.path("groundwork.yaml"), atomically: true, encoding: .utf8)
  }

  private func sqlite(_ name: String, _ sql: String) throws {
    try ExternalCommand.output(of: ["sqlite3", folder.path(name)], input: sql)
  }

  private func store() throws -> CatalogStore {
    try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .readOnly)
  }

  private func holds(_ id: String) throws -> Bool {
    let id = try #require(EntityID(id))
    guard let store = try? store() else { return false }
    return try store.read { try $0.entity(id) } != nil
  }

  /// Starts a scan of everything and waits until the small source is saved.
  private func start() throws -> RunningCommand {
    let scan = try BuiltCommand.catalog.start(["scan", "--full"], in: folder.url)
    while try !holds("source/small") { usleep(20_000) }
    usleep(300_000)
    return scan
  }

  @Test func ctrlCKeepsWhatWasReadAndSaysHowToGoOn() throws {
    let scan = try start()
    let shown = try BuiltCommand.catalog.run("show", "source/small", in: folder.url)
    #expect(shown.exit == 0, "\(shown)")
    scan.signal(SIGINT)
    let output = scan.output()
    #expect(output.exit == 130, "\(output)")
    #expect(output.stderr.contains("saved: `small`, all of 1 datasets"), "\(output)")
    #expect(output.stderr.contains("saved: `long`, rows of 1 of 2 datasets"), "\(output)")
    #expect(output.stderr.contains("help: `catalog scan long last` goes on"), "\(output)")
    #expect(output.stdout.contains("+ dataset/long.long"), "\(output)")
    #expect(output.stdout.contains("rows of 1 of 2 datasets were not looked at"), "\(output)")
    #expect(try store().damage() == [])
    #expect(try holds("dataset/long.long") && !(try holds("source/last")))
    let rest = try BuiltCommand.catalog.run("scan", "long", "last", in: folder.url)
    #expect(rest.exit == 0 && rest.stdout.contains("+ dataset/last.z"), "\(rest)")
  }

  @Test func whatAnEarlierScanFoundStaysWhenTheNextIsStopped() throws {
    let first = try BuiltCommand.catalog.run("scan", in: folder.url)
    #expect(first.exit == 0, "\(first)")
    try sqlite("small.db", "CREATE TABLE b (id INTEGER PRIMARY KEY)")
    let scan = try BuiltCommand.catalog.start(["scan", "--full"], in: folder.url)
    while try !holds("dataset/small.b") { usleep(20_000) }
    usleep(300_000)
    scan.signal(SIGINT)
    let output = scan.output()
    #expect(output.exit == 130 && !output.stdout.contains("removed"), "\(output)")
    let id = EntityID(.column, path: ["long", "long", "a"])
    let column = try #require(try store().read { try $0.entity(id) })
    guard case .column(let details) = column.details else { return }
    #expect(details.profile?.rows == 10_000)
  }

  @Test func aKillLeavesWhatWasCommitted() throws {
    let scan = try start()
    scan.signal(SIGKILL)
    #expect(scan.output().exit == 128 + SIGKILL)
    #expect(try store().damage() == [])
    #expect(try holds("dataset/small.a") && !(try holds("source/long")))
    let shown = try BuiltCommand.catalog.run("show", "dataset/small.a", in: folder.url)
    #expect(shown.exit == 0, "\(shown)")
  }

  /// A database that another program has locked keeps a scan waiting for ten seconds.
  @Test func aSecondCtrlCEndsAtOnce() throws {
    let lock = try BuiltCommand(program: "sqlite3").start(
      [folder.path("long.db")],
      input: "BEGIN EXCLUSIVE;\n.shell touch \(folder.path("locked"))\n.shell sleep 60\n")
    defer { lock.signal(SIGKILL) }
    while !FileManager.default.fileExists(atPath: folder.path("locked")) { usleep(20_000) }
    let scan = try start()
    scan.signal(SIGINT)
    usleep(500_000)
    let before = ContinuousClock.now
    scan.signal(SIGINT)
    let output = scan.output()
    #expect(output.exit == 130, "\(output)")
    #expect(ContinuousClock.now - before < .seconds(3))
    #expect(output.stderr.contains("stopping") && output.stderr.contains("ended at once"))
    #expect(try store().damage() == [])
  }
}
