import Foundation
import GroundworkModel
import Scanners
import TestSupport
import Testing

@Suite struct SQLiteScannerTests {
  let folder: TemporaryFolder
  let result: ScanResult

  init() throws {
    folder = try TemporaryFolder()
    try ExternalCommand.output(
      of: ["sqlite3", folder.path("shop.db")],
      input: """
        CREATE TABLE customer (
          id INTEGER PRIMARY KEY, email VARCHAR(80) NOT NULL UNIQUE, "born on" DATE,
          balance NUMERIC(12,2) DEFAULT 0, shout TEXT GENERATED ALWAYS AS (upper(email)));
        CREATE TABLE "order line" (
          order_id INT, line INT, customer REFERENCES customer, note, PRIMARY KEY (order_id, line)
        ) WITHOUT ROWID;
        CREATE INDEX line_by_customer ON "order line" (customer, lower(note));
        CREATE VIEW rich AS SELECT id, email FROM customer WHERE balance > 1000;
        CREATE VIEW broken AS SELECT * FROM nothing_here;
        INSERT INTO customer (email) VALUES ('a@example.test'), ('b@example.test');
        """)
    let request = ScanRequest(
      name: "shop", address: try SourceAddress("sqlite:shop.db", in: folder.url), folder: folder.url
    )
    result = try ScannerRegistry.scanner(for: request).inventory()
  }

  private func dataset(_ name: String) throws -> ScannedDataset {
    try #require(result.datasets.first { $0.entity.name == name })
  }

  @Test func tablesAndViewsAreFoundAndABrokenViewIsReported() {
    #expect(result.datasets.map(\.entity.name) == ["customer", "order line", "rich"])
    #expect(result.problems.map(\.subject?.rawValue) == ["dataset/shop.broken"])
  }

  @Test func columnsHaveTypesNullabilityDefaultsAndOrigin() throws {
    let columns = try dataset("customer").columns.compactMap { entity -> Dataset.Column? in
      if case .column(let column) = entity.details { column } else { nil }
    }
    #expect(columns.map(\.type) == [.integer, .text, .date, .decimal, .text])
    #expect(
      columns.map(\.nativeType) == ["INTEGER", "VARCHAR(80)", "DATE", "NUMERIC(12,2)", "TEXT"])
    #expect(columns.map(\.isNullable) == [false, false, true, true, true])
    #expect(columns.map(\.generation) == [.identity, nil, nil, nil, .computed])
    #expect(columns[3].defaultValue == "0")
    #expect(try dataset("customer").columns[2].id.rawValue == "column/shop.customer.born%20on")
  }

  @Test func keysIndexesAndReferencesAreFound() throws {
    let line = try #require(try dataset("order line").dataset)
    #expect(line.primaryKey?.columns == ["order_id", "line"])
    #expect(line.foreignKeys.map(\.target.rawValue) == ["dataset/shop.customer"])
    #expect(line.foreignKeys.map(\.targetColumns) == [["id"]])
    #expect(line.indexes.map(\.columns) == [["customer", "(expression)"]])
    #expect(try dataset("customer").dataset?.uniqueKeys.map(\.columns) == [["email"]])
  }

  @Test func rowsBytesTimeAndViewTextAreFound() throws {
    let customer = try #require(try dataset("customer").dataset)
    #expect(customer.rowCount == 2)
    #expect(customer.lastChanged != nil)
    #expect(try dataset("rich").dataset?.definition?.hasPrefix("CREATE VIEW rich") == true)
    #expect(try dataset("rich").dataset?.kind == .view)
  }
}
