import TestSupport
import Testing

@Suite(.enabled(if: PostgresServer.isAvailable)) struct PostgresServerTests {
  @Test func aDatabaseRunsSQL() throws {
    let database = try PostgresServer.shared().makeDatabase("CREATE TABLE t AS SELECT 42 AS answer")
    #expect(try database.run("SELECT answer FROM t") == "42\n")
  }

  @Test func theGuardedUserIsLetInOnlyWithThePassword() throws {
    let database = try PostgresServer.shared().makeDatabase()
    let url = "postgres://\(PostgresServer.guardedUser)@127.0.0.1:\(database.port)/\(database.name)"
    let psql = ["psql", url, "-XAtwc", "SELECT 1"]
    #expect(try ExternalCommand(psql).status == 2)
    let run = try ExternalCommand(psql, environment: ["PGPASSWORD": PostgresServer.password])
    #expect(run.output == "1\n")
  }
}
