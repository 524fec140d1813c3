import Foundation
import TestSupport
import Testing

/// Sources that nobody would make on purpose: what can be read is read, and the rest is told.
@Suite struct OddSourceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func catalog(_ arguments: String...) throws -> CommandOutput {
    try BuiltCommand.catalog.run(arguments, in: folder.url)
  }

  @Test func aFolderWithFilesThatAreNoneIsReadAsFarAsItGoes() throws {
    let files = folder.path("files")
    try FileManager.default.createDirectory(
      atPath: files + "/folder.csv", withIntermediateDirectories: true)
    try "id,name\n1,x\n".write(toFile: files + "/good.csv", atomically: true, encoding: .utf8)
    try Data().write(to: URL(filePath: files + "/empty.csv"))
    try Data((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 37) }).write(
      to: URL(filePath: files + "/binary.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: files + "/dangling.csv", withDestinationPath: "nowhere")
    try ExternalCommand.output(of: ["mkfifo", files + "/pipe.csv"])
    let output = try catalog("scan", "files")
    #expect(output.exit == 1, "\(output)")
    #expect(output.stdout.contains("2 datasets, 2 columns, 1 row"), "\(output)")
    for (name, reason) in [("binary", "no text"), ("dangling", "no file"), ("pipe", "no file")] {
      #expect(
        output.stdout.contains("dataset/files.\(name): error[unreadable-dataset]"), "\(output)")
      #expect(output.stdout.contains(reason), "\(output)")
    }
    #expect(!output.stdout.contains("folder"), "\(output)")
  }

  @Test func namesOfEveryKindAreKeptApart() throws {
    let long = String(repeating: "x", count: 300)
    let names = [
      "Größe.eins", "a \"b\"", "semi;--", "日本", "select", "new\nline", "\u{1B}[31m", long,
    ]
    let tables = names.map { name in
      let word = "\"" + name.replacing("\"", with: "\"\"") + "\""
      return "CREATE TABLE \(word) (\(word) TEXT); INSERT INTO \(word) VALUES (' y'), ('y'), ('z');"
    }
    try ExternalCommand.output(
      of: ["sqlite3", folder.path("odd.db")], input: tables.joined(separator: "\n"))
    let output = try catalog("scan", "odd.db")
    #expect(output.exit == 0, "\(output)")
    #expect(output.stdout.contains("8 datasets, 8 columns, 24 rows"), "\(output)")
    #expect(!output.stdout.contains("\u{1B}"))
    let issues = try catalog("scan", "odd.db", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(issues.stdout.utf8)) as? [String: Any]
    let sources = try #require(object?["sources"] as? [[String: Any]])
    let found = try #require(sources.first?["issues"] as? [[String: Any]])
    #expect(found.count == 8)
    for issue in found {
      let query = try #require(issue["query"] as? String)
      let count = try ExternalCommand.output(of: ["sqlite3", folder.path("odd.db"), query])
      #expect(count == "1\n")
    }
  }

  @Test func anEmptyDatabaseIsNoError() throws {
    try ExternalCommand.output(
      of: ["sqlite3", folder.path("e.db")], input: "CREATE TABLE t (a); DROP TABLE t;")
    let output = try catalog("scan", "e.db")
    #expect(output.exit == 0 && output.stdout.contains("0 datasets, 0 columns"), "\(output)")
  }

  @Test(.enabled(if: PostgresServer.isAvailable))
  func tablesThatMayNotBeReadAreToldAndTheOthersRead() throws {
    let database = try PostgresServer.shared().makeDatabase(
      #"""
      CREATE SCHEMA "Größe. ""x"""; CREATE SCHEMA hidden;
      CREATE TABLE "Größe. ""x"""."Bestell; Zeile" ("Netto.Betrag" text);
      INSERT INTO "Größe. ""x"""."Bestell; Zeile" VALUES (' y'), ('y'), ('z');
      CREATE TABLE closed (id int PRIMARY KEY, name text); INSERT INTO closed VALUES (1, 'x');
      CREATE TABLE hidden.t (id int PRIMARY KEY); INSERT INTO hidden.t VALUES (1);
      CREATE TABLE bare ();
      CREATE ROLE stranger LOGIN;
      GRANT USAGE ON SCHEMA "Größe. ""x""" TO stranger;
      GRANT SELECT ON "Größe. ""x"""."Bestell; Zeile" TO stranger;
      """#)
    let url = "postgres://stranger@127.0.0.1:\(database.port)/\(database.name)"
    let output = try catalog("scan", url, "--name", "pg")
    #expect(output.exit == 1, "\(output)")
    #expect(output.stdout.contains("4 datasets, 4 columns"), "\(output)")
    #expect(output.stdout.contains("dataset/pg.public.closed: warning[unread-rows]"), "\(output)")
    #expect(output.stdout.contains("permission denied"), "\(output)")
    #expect(output.stdout.contains("dataset/pg.hidden.t: warning[unread-rows]"), "\(output)")
    #expect(output.stdout.contains("stray-blanks"), "\(output)")
    let query = try ExternalCommand.output(
      of: ["sqlite3", folder.path("catalog.sqlite"), "SELECT query FROM issue"])
    #expect(try database.run(query + ";") == "1\n", "\(query)")
  }
}
