import Foundation

/// A PostgreSQL server of its own, on a free port of this machine alone; no password, nothing durable.
struct TemporaryPostgres {
  private let folder: URL
  private let runner: ToolRunner
  private let initdb: String
  private let control: String
  private let runuser: String?
  private let port: UInt16

  /// Prepares a server, or nil when its programs are not here.
  ///
  /// The server refuses to run as root; then it runs as Debian's user `postgres`.
  init?(_ toolbox: Toolbox, in tree: GeneratedTree) throws {
    guard let initdb = toolbox.postgresTool("initdb"),
      let control = toolbox.postgresTool("pg_ctl")
    else { return nil }
    let isRoot = geteuid() == 0
    let account = isRoot ? getpwnam("postgres") : nil
    runuser = isRoot ? toolbox.system("runuser") ?? "/usr/sbin/runuser" : nil
    if isRoot, account == nil { return nil }
    self.initdb = initdb
    self.control = control
    runner = toolbox.runner
    port = Self.freePort()
    folder = FileManager.default.temporaryDirectory.appending(path: "gw-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if let account { chown(folder.path, account.pointee.pw_uid, account.pointee.pw_gid) }
  }

  /// How `psql` finds it.
  var environment: [String: String] {
    [
      "PGHOST": "127.0.0.1", "PGPORT": "\(port)", "PGUSER": "groundwork",
      "PGDATABASE": "postgres", "PGPASSWORD": "none",
    ]
  }

  /// Makes the data folder and starts the server.
  func start() throws {
    try run(
      initdb, ["-D", data, "-U", "groundwork", "-A", "trust", "-E", "UTF8", "--no-sync", "-N"])
    let options =
      "-p \(port) -c listen_addresses=127.0.0.1 -c fsync=off"
      + " -c unix_socket_directories=\(folder.path)"
    try run(control, ["-D", data, "-w", "-l", folder.path + "/log", "-o", options, "start"])
  }

  /// Stops the server and removes all of it; also when it never started.
  func stop() {
    try? run(control, ["-D", data, "-m", "immediate", "stop"])
    try? FileManager.default.removeItem(at: folder)
  }

  private var data: String { folder.path + "/data" }

  private func run(_ program: String, _ arguments: [String]) throws {
    let command = runuser.map { [$0, "-u", "postgres", "--", program] } ?? [program]
    let result = try runner.run(
      command[0], command.dropFirst() + arguments, in: folder, environment: ["LC_ALL": "C"])
    guard result.exit == 0 else {
      throw ToolError.unexpectedOutput(program: program, output: result.words)
    }
  }

  /// A port that nobody listens on now.
  private static func freePort() -> UInt16 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        guard bind(descriptor, generic, size) == 0,
          getsockname(descriptor, generic, &size) == 0
        else { return 5432 }
        return UInt16(bigEndian: pointer.pointee.sin_port)
      }
    }
  }
}
