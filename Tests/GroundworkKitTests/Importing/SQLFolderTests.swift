import Foundation
import GroundworkModel
import TestSupport
import Testing

@testable import GroundworkKit

@Suite struct SQLFolderTests {
  private func take(
    _ bench: ImportBench, _ scripts: [String: String], source: String? = nil
  ) throws -> MaterialReport {
    let place = bench.folder.url.appending(path: "etl")
    try? FileManager.default.removeItem(at: place)
    for (name, text) in scripts {
      let url = place.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let folder = try SQLFolder(path: place.path, dialect: "postgres")
    return try bench.take(folder.origin) { folder.material(source: source, known: $0) }
  }

  private static let scripts = [
    "b/first.sql":
      "create table stage as select id, total * 2 as twice from shop.orders where state = 'x';",
    "a_last.sql": """
    create view report as select * from stage;
    select 1;
    selec nothing;
    """,
  ]

  @Test func whatAScriptWritesIsKnownToThoseThatReadIt() throws {
    let bench = try ImportBench()
    let report = try take(bench, Self.scripts)
    #expect(
      try bench.columnEdges()
        == [
          "orders.state -> stage filter", "orders.id -> stage.id identity",
          "orders.total -> stage.twice derived", "stage.id -> report.id identity",
          "stage.twice -> report.twice identity",
        ].sorted())
    #expect(report.summary.taken["statements"] == 2)
    #expect(report.summary.skipped.map(\.count) == [1, 1])
    #expect(
      report.summary.diagnostics.first?.location?.description.hasPrefix("etl/a_last.sql:3:1")
        == true, "\(report.summary.diagnostics)")
    let step = EntityID(.step, path: ["sql", "etl", "b/first.sql"])
    #expect(try bench.content[step]?.origin.reference == "etl/b/first.sql")
    let again = try take(bench, Self.scripts)
    #expect(again.changes.created == 0 && again.changes.updated == 0 && again.removed.isEmpty)
    let less = try take(bench, ["b/first.sql": Self.scripts["b/first.sql"] ?? ""])
    #expect(less.removed.contains(EntityID(.dataset, path: ["etl", "report"])))
  }

  @Test func tablesOfAScannedSourceAreFoundAgainWithTheirColumns() throws {
    let bench = try ImportBench()
    try bench.scan("crm", at: "h:5432/db", ["public", "orders"], columns: ["id", "total"])
    let report = try take(bench, ["v.sql": "create view v as select * from orders"], source: "crm")
    #expect(report.summary.matched.count == 1)
    #expect(
      try bench.columnEdges() == ["orders.id -> v.id identity", "orders.total -> v.total identity"])
  }

  @Test func whatCannotBeReadIsSaidBeforeAnythingIsDone() throws {
    let bench = try ImportBench()
    #expect(throws: ImportSourceError.self) {
      try SQLFolder(path: bench.folder.url.path, dialect: "klingon")
    }
    #expect(throws: ImportSourceError.noSQL(path: bench.folder.url.path)) {
      try SQLFolder(path: bench.folder.url.path, dialect: "postgres")
    }
  }
}
