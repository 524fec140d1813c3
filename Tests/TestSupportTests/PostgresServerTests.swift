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
    let psql = BuiltCommand(program: "psql")
    #expect(try psql.run(url, "-XAtwc", "SELECT 1").exit == 2)
    let run = try psql.run(
      url, "-XAtwc", "SELECT 1", environment: ["PGPASSWORD": PostgresServer.password])
    #expect(run.stdout == "1\n")
  }
}
