import Foundation
import TestSupport
import Testing

/// A thousand marked values of people stand in sources of every kind; after a scan none may be anywhere.
@Suite struct PlantedValueTests {
  private static let mark = "qzxv"
  private static let count = 1000
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try "name: planted\nsources: []\n".write(
      toFile: folder.path("groundwork.yaml"), atomically: true, encoding: .utf8)
  }

  /// Rows of persons, every text of them marked: by columns that say what they hold, and by columns that do not.
  private static func rows(_ quote: (String) -> String) -> [String] {
    (0..<count).map { number in
      let mark = "\(mark)\(number)"
      let fields = [
        "First\(mark)", "Last\(mark)", "\(mark)@mail.example", "\(mark) Street \(number)",
        "note about \(mark), who called twice", "\(mark)", "code-\(mark)-\(number % 7)",
        "{\"email\": \"\(mark)@mail.example\"}", number % 50 == 0 ? " \(mark) " : "plain",
      ]
      return ([String(number)] + fields.map(quote)).joined(separator: ",")
    }
  }

  private static let names = [
    "id", "first_name", "last_name", "email", "street", "notes", "x1", "x2", "payload", "kind",
  ]

  private static var sql: String {
    let columns = names.dropFirst().map { "\($0) text" }.joined(separator: ", ")
    let values = rows { "'\($0)'" }.map { "(\($0))" }.joined(separator: ",\n")
    return "CREATE TABLE person (id integer PRIMARY KEY, \(columns));\n"
      + "INSERT INTO person VALUES \(values);"
  }

  /// Everything that the scan left or said.
  private func traces(_ address: String, environment: [String: String] = [:]) throws -> [Data] {
    let scan = try BuiltCommand.catalog.run(
      "scan", address, "--format", "json", in: folder.url, environment: environment)
    #expect(scan.exit == 0, "\(scan)")
    let again = try BuiltCommand.catalog.run("scan", in: folder.url, environment: environment)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      .filter { $0.hasPrefix("catalog.sqlite") || $0 == "groundwork.yaml" }
    #expect(files.contains("catalog.sqlite"))
    return try files.map { try Data(contentsOf: URL(filePath: folder.path($0))) }
      + [scan, again].map { Data($0.description.utf8) }
  }

  private func expectNoMark(_ traces: [Data]) {
    for trace in traces {
      let text = String(decoding: trace, as: UTF8.self)
      #expect(!text.contains(Self.mark))
      #expect(!text.contains("called twice"))
    }
  }

  @Test func noneOfASQLiteFile() throws {
    try ExternalCommand.output(of: ["sqlite3", folder.path("shop.db")], input: Self.sql)
    expectNoMark(try traces("sqlite:shop.db"))
  }

  @Test func noneOfCSVFiles() throws {
    let lines =
      [Self.names.joined(separator: ",")] + Self.rows { "\"\($0.replacing("\"", with: "\"\""))\"" }
    try FileManager.default.createDirectory(
      atPath: folder.path("files"), withIntermediateDirectories: true)
    try lines.joined(separator: "\n").write(
      toFile: folder.path("files/person.csv"), atomically: true, encoding: .utf8)
    try (lines.joined(separator: "\r\n") + "\r\nragged,\(Self.mark)").write(
      toFile: folder.path("files/ragged.csv"), atomically: true, encoding: .utf8)
    try lines.dropFirst().joined(separator: "\n").write(
      toFile: folder.path("files/headless.csv"), atomically: true, encoding: .utf8)
    expectNoMark(try traces("csv:files"))
  }

  @Test(.enabled(if: PostgresServer.isAvailable)) func noneOfPostgreSQL() throws {
    let database = try PostgresServer.shared().makeDatabase(Self.sql + "ANALYZE;")
    expectNoMark(try traces(database.url))
  }

  @Test(.enabled(if: PostgresServer.isAvailable)) func noPasswordOfAnAddress() throws {
    let database = try PostgresServer.shared().makeDatabase("CREATE TABLE t (a int)")
    let place = "127.0.0.1:\(database.port)/\(database.name)"
    let password = PostgresServer.password
    let plain = "postgres://\(PostgresServer.guardedUser):\(password)@\(place)"
    let traces = try traces(plain, environment: ["PGPASSWORD": password])
    let wrong = try BuiltCommand.catalog.run(
      "scan", "postgres://nobody:\(password)@\(place)", "--name", "other", in: folder.url)
    #expect(wrong.exit == 2, "\(wrong)")
    for trace in traces + [Data(wrong.description.utf8)] {
      #expect(!String(decoding: trace, as: UTF8.self).contains(password))
    }
    let settings = try String(contentsOfFile: folder.path("groundwork.yaml"), encoding: .utf8)
    #expect(settings.contains("postgres://\(PostgresServer.guardedUser)@\(place)"))
  }
}
