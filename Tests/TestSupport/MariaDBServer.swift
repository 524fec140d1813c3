import Foundation

/// Debian's MariaDB on a socket and a free loopback port, in a folder of its own: started once in a test run when the first
/// test asks for it, and stopped when the run ends, however it ends.
public final class MariaDBServer: Sendable {
  /// A database that a test has to itself.
  public struct Database: Sendable {
    /// Its name.
    public let name: String
    /// How to reach it as a user who needs no password.
    public let url: String
    /// The port of its server.
    public let port: Int
    fileprivate let socket: String

    /// Runs SQL in it and gives what the client prints, tab-separated and without headings.
    @discardableResult
    public func run(_ sql: String) throws -> String {
      try ExternalCommand.output(
        of: [
          "mariadb", "--no-defaults", "--socket", socket, "--user", MariaDBServer.administrator,
          "--default-character-set=utf8mb4", "--batch", "--skip-column-names", name,
        ], input: sql)
    }
  }

  /// A user who may read everything, without a password.
  public static let user = "groundwork"
  /// A user whom the server lets in only with ``password``.
  public static let guardedUser = "guarded_reader"
  /// The password of ``guardedUser``.
  public static let password = "pa55-word-that-must-never-be-kept"
  fileprivate static let administrator = "root"

  /// Whether tests that need a server can run: it is installed, or `CI` demands that it is.
  public static let isAvailable: Bool = {
    if FileManager.default.isExecutableFile(atPath: program) { return true }
    print("skipped: tests that need MariaDB; install it with `apt-get install mariadb-server`")
    return ProcessInfo.processInfo.environment["CI"] != nil
  }()

  /// The server of this test run.
  public static func shared() throws -> MariaDBServer { try started.get() }

  private static let started = Result { try MariaDBServer() }
  private static let program = "/usr/sbin/mariadbd"

  /// Its port on 127.0.0.1.
  public let port: Int
  private let folder: String
  private let names = Counter()

  private init() throws {
    port = try FreePort.next()
    folder = "/tmp/groundwork-mariadb-\(port)"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try ExternalCommand.output(of: [
      "mariadb-install-db", "--no-defaults", "--datadir=\(folder)/data", "--skip-test-db",
      "--auth-root-authentication-method=normal",
    ])
    try start()
    try database("mysql").run(
      """
      CREATE USER \(Self.user)@'127.0.0.1'; GRANT SELECT, SHOW VIEW ON *.* TO \(Self.user)@'127.0.0.1';
      CREATE USER \(Self.guardedUser)@'127.0.0.1' IDENTIFIED BY '\(Self.password)';
      GRANT SELECT ON *.* TO \(Self.guardedUser)@'127.0.0.1';
      """)
  }

  private var socket: String { folder + "/socket" }

  private func start() throws {
    let server = Process()
    server.executableURL = URL(filePath: "/usr/bin/setsid")
    server.arguments =
      [
        Self.program, "--no-defaults", "--datadir=\(folder)/data", "--socket=\(socket)",
        "--port=\(port)", "--bind-address=127.0.0.1", "--pid-file=\(folder)/pid",
        "--log-error=\(folder)/log", "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0",
      ] + (geteuid() == 0 ? ["--user=root"] : [])
    server.standardInput = FileHandle.nullDevice
    server.standardOutput = FileHandle.nullDevice
    server.standardError = FileHandle.nullDevice
    try server.run()
    try stopWhenTheTestsEnd()
    try ExternalCommand.output(of: [
      "mariadb-admin", "--no-defaults", "--socket", socket, "--user", Self.administrator,
      "--wait=120", "ping",
    ])
  }

  /// A shell outside the run's process group waits for the tests to be gone, whether they ended or were killed.
  private func stopWhenTheTestsEnd() throws {
    let script = """
      while kill -0 \(ProcessInfo.processInfo.processIdentifier) 2>/dev/null; do sleep 0.5; done
      kill -9 $(cat \(folder)/pid); rm -rf \(folder)
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
    try database("mysql").run("CREATE DATABASE \(made.name) CHARACTER SET utf8mb4")
    if !sql.isEmpty { try made.run(sql) }
    return made
  }

  private func database(_ name: String) -> Database {
    Database(
      name: name, url: "mysql://\(Self.user)@127.0.0.1:\(port)/\(name)", port: port,
      socket: socket)
  }
}
