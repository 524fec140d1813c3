import GroundworkModel
import Testing

@testable import GroundworkKit

@Suite struct QueryLogTests {
  @Test(arguments: [
    ("select 1", "select ?"), ("SELECT  a\n FROM t -- secret\n;", "SELECT a FROM t"),
    ("where mail = 'ada@example.com'", "where mail = ?"),
    ("x = E'it\\'s' and y = 'it''s'", "x = ? and y = ?"),
    ("in (1, 2, 3) or ('a','b')", "in (?) or (?)"), ("t1.c2 = -1.5e10 + 0x1F", "t1.c2 = -? + ?"),
    ("/* a /* b */ 'c' */ select $1, $2", " select ?"), ("$$secret$$ $x$it $$ x$x$ end", "? ? end"),
    ("\"My 1 Table\".x = N'y'", "\"My 1 Table\".x = ?"), ("open 'secret", "open ?"),
    ("open $$secret", "open ?"), ("/* open secret", ""), ("é1 = 5", "é1 = ?"),
  ])
  func noValueIsLeft(_ sql: String, _ normal: String) {
    #expect(QueryText(sql).normal == normal.drop { $0 == " " })
  }

  private static let statistics = """
    userid,query,calls
    10,"select o.id, c.mail from orders o join customers c on c.id = o.customer_id where c.mail = 'x@y.example'",7
    10,"select o.id, c.mail from orders o join customers c on c.id = o.customer_id where c.mail = $1",5
    10,"select id from orders where id in (1,
    2)",3
    10,"set work_mem = '1'",9
    10,select * from nowhere,2
    """

  private static let csvlog = [
    ("duration: 1.2 ms  statement: select id from orders where id = 77", "LOG"),
    ("execute <unnamed>: select id from orders where id = $1", "LOG"),
    ("connection received", "LOG"),
    ("statement: select secret_1234", "ERROR"),
  ].map { message, severity in
    "2026-01-01 00:00:00 UTC,u,shop,1,,s,1,SELECT,2026-01-01,1/1,0,\(severity),00000,\"\(message)\",,,,,,,,,app"
  }.joined(separator: "\n")

  private func bench() throws -> ImportBench {
    let bench = try ImportBench()
    try bench.scan("shop", at: "h:5432/db", ["public", "orders"], columns: ["id", "customer_id"])
    try bench.scan("shop", at: "h:5432/db", ["public", "customers"], columns: ["id", "mail"])
    return bench
  }

  private func take(_ bench: ImportBench, _ text: String) throws -> MaterialReport {
    let log = QueryLog(text, name: "log.csv")
    return try bench.take(log.origin(source: "shop")) {
      log.material(source: "shop", dialect: "postgres", known: $0)
    }
  }

  @Test func readsAreCountedByTableAndColumnAndTogether() throws {
    let bench = try bench()
    let report = try take(bench, Self.statistics)
    #expect(report.summary.taken["calls"] == 15 && report.summary.taken["queries"] == 2)
    let links = try bench.content.links(from: EntityID(.useCase, path: ["queries", "shop"]))
    let evidence = Dictionary(
      uniqueKeysWithValues: links.map {
        ($0.target.segments.dropFirst(2).joined(separator: "."), $0.evidence)
      })
    #expect(
      evidence["orders"] == [
        "read 15 times by 2 queries", "together with shop.public.customers 12 times",
      ])
    #expect(evidence["customers.mail"] == ["read 12 times by 1 queries"])
    #expect(evidence["orders.id"] == ["read 15 times by 2 queries"])
    #expect(report.summary.skipped.contains { $0.examples == ["nowhere"] })
    let again = try take(bench, Self.statistics)
    #expect(again.changes.created == 0 && again.changes.updated == 0)
  }

  @Test func theServersOwnLogIsRead() throws {
    let bench = try bench()
    let report = try take(bench, Self.csvlog)
    #expect(report.summary.taken["calls"] == 2)
    #expect(report.summary.skipped.first?.count == 2)
  }

  @Test func noValueOfAQueryReachesTheCatalog() throws {
    let bench = try bench()
    let report = try take(
      bench, Self.statistics + "\n" + "1,\"select mail from customers where mail = 'z@q'\",1")
    let files = try CatalogExport(try bench.content).files.map(\.text).joined()
    for value in ["x@y", "z@q"] {
      #expect(!files.contains(value))
      #expect(!report.text.contains(value))
    }
  }

  @Test(arguments: [
    ("", "log.csv:1:1: error[query-log]: it is empty"), ("a,b\n1,2", "neither the columns"),
    ("query,calls\nselect 1,many", "log.csv:2:1: error[query-log]: `calls` is no number"),
    ("query,calls\n\"select 1,2", "a quoted field is not closed"),
  ])
  func aFaultyLogIsRefused(_ text: String, _ words: String) {
    let log = QueryLog(text, name: "log.csv")
    let faults = log.material(source: "s", dialect: "postgres", known: KnownDatasets()).faults
    #expect(faults.contains { $0.description.contains(words) && $0.help != nil }, "\(faults)")
  }
}
