import Foundation
import GroundworkModel
import Scanners
import TestSupport
import Testing

@Suite(.enabled(if: PostgresServer.isAvailable)) struct PostgresScannerTests {
  let database: PostgresServer.Database
  let result: ScanResult

  private static let schema = #"""
    CREATE SCHEMA crm;
    CREATE TYPE crm.mood AS ENUM ('glad', 'sad');
    CREATE DOMAIN crm.mail AS varchar(80);
    CREATE TABLE crm.customer (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email crm.mail NOT NULL UNIQUE,
      gone text, mood crm.mood, tags text[], balance numeric(12,2) DEFAULT 0,
      shout text GENERATED ALWAYS AS (upper(email::text)) STORED, born date, seen timestamptz);
    ALTER TABLE crm.customer DROP COLUMN gone;
    COMMENT ON TABLE crm.customer IS 'who buys';
    COMMENT ON COLUMN crm.customer.born IS 'birthday';
    CREATE TABLE "Order ""line""" (
      a int, b int, customer bigint REFERENCES crm.customer, "Net.Amount" money,
      PRIMARY KEY (b, a));
    CREATE UNIQUE INDEX one_email ON crm.customer (lower(email::text), balance DESC);
    CREATE VIEW crm.rich AS SELECT id, email FROM crm.customer WHERE balance > 1000;
    CREATE MATERIALIZED VIEW crm.total AS SELECT count(*) AS n FROM crm.customer;
    CREATE TABLE event (at date, n int) PARTITION BY RANGE (at);
    CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
    INSERT INTO event SELECT '2025-03-01', g FROM generate_series(1, 50) g;
    INSERT INTO crm.customer (email) SELECT g || '@example.test' FROM generate_series(1, 30) g;
    ANALYZE;
    """#

  init() throws {
    database = try PostgresServer.shared().makeDatabase(Self.schema)
    result = try Self.scan(database.url)
  }

  private static func scan(
    _ url: String, environment: [String: String] = [:], scope: ScanScope = ScanScope()
  ) throws -> ScanResult {
    let here = URL(filePath: "/tmp", directoryHint: .isDirectory)
    let request = ScanRequest(
      name: "pg", address: try SourceAddress(url, in: here, environment: environment), folder: here,
      environment: environment, scope: scope)
    return try ScannerRegistry.scanner(for: request).inventory()
  }

  private func dataset(_ name: String) throws -> ScannedDataset {
    try #require(result.datasets.first { $0.entity.name == name })
  }

  @Test func relationsOfAllKindsAreFoundAndPartitionsAreNot() {
    #expect(
      result.datasets.map(\.entity.id.rawValue) == [
        "dataset/pg.crm.customer", "dataset/pg.crm.rich", "dataset/pg.crm.total",
        "dataset/pg.public.Order%20\"line\"", "dataset/pg.public.event",
      ])
    #expect(
      result.datasets.map(\.dataset?.kind) == [.table, .view, .materializedView, .table, .table])
  }

  @Test func columnsHaveTypesDefaultsCommentsAndOrigin() throws {
    let entities = try dataset("customer").columns
    let columns = entities.compactMap { entity -> Dataset.Column? in
      if case .column(let column) = entity.details { column } else { nil }
    }
    #expect(
      columns.map(\.nativeType) == [
        "bigint", "crm.mail", "crm.mood", "text[]", "numeric(12,2)", "text", "date",
        "timestamp with time zone",
      ])
    #expect(
      columns.map(\.type) == [
        .integer, .text, .text, .array, .decimal, .text, .date, .timestamp,
      ])
    #expect(columns.map(\.position) == Array(1...8))
    #expect(columns.map(\.isNullable) == [false, false, true, true, true, true, true, true])
    #expect(columns[0].generation == .identity && columns[5].generation == .computed)
    #expect(columns[4].defaultValue == "0")
    #expect(entities[6].description == "birthday")
    #expect(try dataset("customer").entity.description == "who buys")
  }

  @Test func keysReferencesAndIndexesAreFound() throws {
    let customer = try #require(try dataset("customer").dataset)
    #expect(customer.primaryKey?.columns == ["id"])
    #expect(customer.uniqueKeys.map(\.columns) == [["email"]])
    let index = try #require(customer.indexes.first { $0.name == "one_email" })
    #expect(index.isUnique && index.columns == ["lower(email::text)", "balance"])
    let line = try #require(try dataset("Order \"line\"").dataset)
    #expect(line.primaryKey?.columns == ["b", "a"])
    #expect(line.foreignKeys.map(\.target.rawValue) == ["dataset/pg.crm.customer"])
    #expect(line.foreignKeys.map(\.targetColumns) == [["id"]])
  }

  @Test func rowsBytesAndViewTextAreFound() throws {
    let event = try #require(try dataset("event").dataset)
    #expect(event.rowCount == 50 && event.isRowCountEstimated == true)
    #expect((event.byteCount ?? 0) > 0)
    #expect(try dataset("Order \"line\"").dataset?.rowCount == 0)
    #expect(try dataset("rich").dataset?.definition?.contains("FROM crm.customer") == true)
  }

  @Test func theSourceSaysWhatItIsAndWhereWithoutWho() throws {
    guard case .source(let system) = result.source.details else { return }
    #expect(system.vendor?.hasPrefix("PostgreSQL 15") == true)
    #expect(system.location == "127.0.0.1:\(database.port)/\(database.name)")
  }

  @Test func patternsChooseSchemas() throws {
    let found = try Self.scan(
      database.url, scope: ScanScope(include: ["crm.*"], exclude: ["total"]))
    #expect(found.datasets.map(\.entity.name) == ["customer", "rich"])
  }

  @Test func thePasswordComesFromAVariableTheUrlOrTheEnvironmentOfLibpq() throws {
    let host = "127.0.0.1:\(database.port)/\(database.name)"
    let user = PostgresServer.guardedUser
    let secret = ["SECRET": PostgresServer.password]
    #expect(
      !(try Self.scan("postgres://\(user):${SECRET}@\(host)", environment: secret).datasets.isEmpty)
    )
    #expect(
      !(try Self.scan("postgresql://\(user):\(PostgresServer.password)@\(host)").datasets.isEmpty))
    #expect(
      !(try Self.scan(
        "${URL}", environment: ["URL": "postgres://\(user):\(PostgresServer.password)@\(host)"]
      )
      .datasets.isEmpty))
  }

  @Test(arguments: [
    "postgres://guarded_reader:wrong-secret@127.0.0.1:PORT/postgres",
    "postgres://guarded_reader:wrong-secret@127.0.0.1:1/postgres",
    "postgres://guarded_reader@127.0.0.1:PORT/postgres?password=wrong-secret",
    "postgres://u:wrong-secret@no-such-host.invalid/postgres",
    "postgres://u:wrong-secret/with@slash@127.0.0.1:PORT/postgres?nonsense=1",
  ])
  func whatCannotConnectSaysWhyWithoutThePassword(url: String) throws {
    do {
      _ = try Self.scan(url.replacing("PORT", with: String(database.port)))
      Issue.record("it connected")
    } catch {
      #expect(error is ScanError)
      #expect(!"\(error)".contains("wrong-secret"))
      #expect(!String(reflecting: error).contains("wrong-secret"))
    }
  }
}
