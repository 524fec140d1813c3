import Foundation

/// Debian's PostgreSQL on a free loopback port and in a folder of its own: started once in a test run when the first
/// test asks for it, and stopped when the run ends, however it ends.
///
/// ```swift
/// @Suite(.enabled(if: PostgresServer.isAvailable)) struct PostgresScannerTests {
///   let shop = try PostgresServer.shared().makeDatabase("CREATE TABLE customer (id bigint PRIMARY KEY)")
///   // shop.url is `postgres://groundwork@127.0.0.1:PORT/test_1`; no password is asked for.
/// }
/// ```
public final class PostgresServer: Sendable {
  /// A database that a test has to itself.
  public struct Database: Sendable {
    /// Its name.
    public let name: String
    /// How to reach it as the superuser, who needs no password.
    public let url: String
    /// The port of its server.
    public let port: Int

    /// Runs SQL in it and gives what psql prints, unaligned and without headings.
    @discardableResult
    public func run(_ sql: String) throws -> String {
      try ExternalCommand.output(
        of: [PostgresServer.program("psql"), url, "-XqAt", "-v", "ON_ERROR_STOP=1", "-f", "-"],
        input: sql)
    }
  }

  /// The superuser, trusted without a password.
  public static let user = "groundwork"
  /// A user whom the server lets in only with ``password``; made by the server, may connect to every database.
  public static let guardedUser = "guarded_reader"
  /// The password of ``guardedUser``.
  public static let password = "pa55-word-that-must-never-be-kept"

  /// Whether tests that need a server can run: it is installed, or `CI` demands that it is.
  public static let isAvailable: Bool = {
    if FileManager.default.isExecutableFile(atPath: program("initdb")) { return true }
    print("skipped: tests that need PostgreSQL 15; install it with `apt-get install postgresql-15`")
    return ProcessInfo.processInfo.environment["CI"] != nil
  }()

  /// The server of this test run.
  public static func shared() throws -> PostgresServer { try started.get() }

  private static let started = Result { try PostgresServer() }

  /// Its port on 127.0.0.1.
  public let port: Int
  private let folder: URL
  private let names = Counter()

  private init() throws {
    port = try FreePort.next()
    folder = URL(filePath: "/tmp/groundwork-postgres-\(port)", directoryHint: .isDirectory)
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if Self.isRoot { try ExternalCommand.output(of: ["chown", "postgres", folder.path]) }
    let data = folder.path + "/data"
    try Self.asOwner([
      Self.program("initdb"), "-D", data, "-U", Self.user, "-A", "trust", "--no-sync", "-E", "UTF8",
      "--locale=C.UTF-8",
    ])
    try Self.asOwner(["sh", "-c", "printf '%s\\n' '\(Self.access)' > \(data)/pg_hba.conf"])
    try start(data)
    try database("postgres").run(
      "CREATE ROLE \(Self.guardedUser) LOGIN PASSWORD '\(Self.password)';"
        + "GRANT pg_read_all_data TO \(Self.guardedUser);")
  }

  private static let access = """
    host all \(guardedUser) 127.0.0.1/32 scram-sha-256
    host all all 127.0.0.1/32 trust
    """

  private func start(_ data: String) throws {
    let options =
      "-p \(port) -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
      + " -c full_page_writes=off -c max_connections=100"
    try Self.asOwner([
      Self.program("pg_ctl"), "-D", data, "-l", folder.path + "/log", "-w", "-o", options, "start",
    ])
    try stopWhenTheTestsEnd(data)
  }

  /// A shell outside the run's process group waits for the tests to be gone, whether they ended or were killed.
  private func stopWhenTheTestsEnd(_ data: String) throws {
    let stop = Self.command([Self.program("pg_ctl"), "-D", data, "-m", "immediate", "stop"])
    let script = """
      while kill -0 \(ProcessInfo.processInfo.processIdentifier) 2>/dev/null; do sleep 0.5; done
      \(stop.joined(separator: " ")); rm -rf \(folder.path)
      """
    let watch = Process()
    watch.executableURL = URL(filePath: "/usr/bin/setsid")
    watch.arguments = ["sh", "-c", script]
    watch.standardInput = FileHandle.nullDevice
    watch.standardOutput = FileHandle.nullDevice
    watch.standardError = FileHandle.nullDevice
    try watch.run()
  }

  /// Makes a database of a fresh name and runs SQL in it.
  public func makeDatabase(_ sql: String = "") throws -> Database {
    let made = database("test_\(names.next())")
    try database("postgres").run("CREATE DATABASE \(made.name)")
    if !sql.isEmpty { try made.run(sql) }
    return made
  }

  private func database(_ name: String) -> Database {
    Database(name: name, url: "postgres://\(Self.user)@127.0.0.1:\(port)/\(name)", port: port)
  }
}

extension PostgresServer {
  fileprivate static func program(_ name: String) -> String {
    let folder = ProcessInfo.processInfo.environment["GROUNDWORK_POSTGRES"]
    return (folder ?? "/usr/lib/postgresql/15/bin") + "/" + name
  }

  private static var isRoot: Bool { geteuid() == 0 }

  /// PostgreSQL refuses to run as root, so root hands over to the user that its package made.
  private static func command(_ arguments: [String]) -> [String] {
    isRoot ? ["runuser", "-u", "postgres", "--"] + arguments : arguments
  }

  private static func asOwner(_ arguments: [String]) throws {
    try ExternalCommand.output(of: command(arguments))
  }
}
