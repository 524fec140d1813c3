import Foundation
import GroundworkModel
import Profiling
import Scanners
import TestSupport
import Testing

@Suite(.enabled(if: MariaDBServer.isAvailable)) struct MariaDBScannerTests {
  let database: MariaDBServer.Database
  let result: ScanResult

  private static let schema = #"""
    CREATE TABLE customer (
      id bigint unsigned AUTO_INCREMENT PRIMARY KEY, email varchar(80) NOT NULL UNIQUE,
      mood enum('glad', 'sad'), balance decimal(12,2) DEFAULT 0, is_member boolean,
      shout varchar(80) GENERATED ALWAYS AS (upper(email)) STORED, born date COMMENT 'birthday',
      seen timestamp NULL, picture blob, flag bit(1)) COMMENT 'who buys';
    CREATE TABLE `Order ``line'` (
      b int, a int, customer bigint unsigned, `Net.Amount` double,
      PRIMARY KEY (a, b), CONSTRAINT buyer FOREIGN KEY (customer) REFERENCES customer (id));
    CREATE TABLE part (
      x int, y int, CONSTRAINT whole FOREIGN KEY (y, x) REFERENCES `Order ``line'` (a, b));
    CREATE INDEX by_balance ON customer (balance, born);
    CREATE VIEW rich AS SELECT id, email FROM customer WHERE balance > 1000;
    INSERT INTO customer (email, is_member, picture, flag)
      SELECT concat(seq, '@example.test'), seq % 2, repeat('x', 10), b'1' FROM seq_1_to_3000;
    ANALYZE TABLE customer;
    """#

  init() throws {
    database = try MariaDBServer.shared().makeDatabase(Self.schema)
    result = try Self.scanner(database.url).inventory()
  }

  private static func scanner(_ url: String, environment: [String: String] = [:]) throws
    -> any SourceScanner
  {
    let here = URL(filePath: "/tmp", directoryHint: .isDirectory)
    let request = ScanRequest(
      name: "my", address: try SourceAddress(url, in: here, environment: environment), folder: here,
      environment: environment)
    return try ScannerRegistry.scanner(for: request)
  }

  private func dataset(_ name: String) throws -> ScannedDataset {
    try #require(result.datasets.first { $0.entity.name == name })
  }

  private func columns(_ name: String) throws -> [Dataset.Column] {
    try dataset(name).columns.compactMap { entity in
      if case .column(let column) = entity.details { column } else { nil }
    }
  }

  @Test func tablesAndViewsAreFoundUnderTheirDatabase() throws {
    #expect(result.problems.isEmpty)
    #expect(result.datasets.map(\.entity.name) == ["Order `line'", "customer", "part", "rich"])
    #expect(result.datasets.map(\.dataset?.kind) == [.table, .table, .table, .view])
    #expect(result.datasets.allSatisfy { $0.dataset?.schema == database.name })
    let view = try #require(try dataset("rich").dataset)
    #expect(view.definition?.contains("1000") == true && view.rowCount == nil)
  }

  @Test func columnsHaveTypesDefaultsAndOrigin() throws {
    let columns = try columns("customer")
    #expect(
      columns.map(\.type) == [
        .integer, .text, .text, .decimal, .boolean, .text, .date, .timestamp, .binary, .boolean,
      ])
    #expect(columns[2].nativeType == "enum('glad','sad')")
    #expect(
      columns.map(\.defaultValue) == [nil, nil, nil, "0.00"] + Array(repeating: nil, count: 6))
    #expect(columns.map(\.isNullable) == [false, false] + Array(repeating: true, count: 8))
    #expect(columns[0].generation == .identity && columns[5].generation == .computed)
    let customer = try dataset("customer")
    #expect(customer.entity.description == "who buys")
    #expect(customer.columns[6].description == "birthday")
  }

  @Test func keysKeepTheOrderOfTheirColumns() throws {
    #expect(try dataset("Order `line'").dataset?.primaryKey?.columns == ["a", "b"])
    let customer = try #require(try dataset("customer").dataset)
    #expect(customer.uniqueKeys.map(\.columns) == [["email"]])
    #expect(customer.indexes.first { $0.name == "by_balance" }?.columns == ["balance", "born"])
    let key = try #require(try dataset("part").dataset?.foreignKeys.first)
    #expect(key.name == "whole" && key.columns == ["y", "x"] && key.targetColumns == ["a", "b"])
    #expect(key.target == (try dataset("Order `line'").entity.id))
  }

  @Test func rowsAreReadWholeOrAsTheSameEvenPart() throws {
    let customer = try dataset("customer")
    let whole = try profile(customer, limit: 10_000)
    #expect(whole.rows == 3000 && !whole.isSampled)
    let flags = whole.columns[9].profile(isPersonal: false)
    #expect(flags.distinct == 1 && flags.nulls == 0)
    #expect(whole.columns[8].profile(isPersonal: false).maximumLength == "10 bytes".utf8.count)
    let part = try profile(customer, limit: 500)
    #expect(part.rows == 500 && part.isSampled)
    let ids = part.columns[0].profile(isPersonal: false)
    #expect(Int(ids.maximum ?? "") ?? 0 > 2500 && Int(ids.minimum ?? "") ?? 0 < 500)
    #expect(try profile(customer, limit: 500).columns[0].profile(isPersonal: false) == ids)
  }

  private func profile(_ dataset: ScannedDataset, limit: Int) throws -> DatasetSummary {
    let types = Array(repeating: DataType.text, count: dataset.columns.count)
    var profiler = DatasetProfiler(types: types, ProfileSettings(today: nil))
    try Self.scanner(database.url).read(dataset, limit: limit, into: &profiler)
    return profiler.summary()
  }

  @Test func aPasswordComesFromTheEnvironmentAndIsNeverSaid() throws {
    let place = "127.0.0.1:\(database.port)/\(database.name)"
    let user = MariaDBServer.guardedUser
    let found = try Self.scanner(
      "mysql://\(user):${SECRET}@\(place)", environment: ["SECRET": MariaDBServer.password]
    ).inventory()
    #expect(found.datasets.count == 4)
    #expect(!"\(found.source)".contains(MariaDBServer.password))
    #expect {
      _ = try Self.scanner("mysql://\(user):not-\(MariaDBServer.password)@\(place)").inventory()
    } throws: { error in
      "\(error)".contains("cannot connect") && !"\(error)".contains(MariaDBServer.password)
    }
  }

  @Test func withoutADatabaseAllOfThemAreRead() throws {
    let other = try MariaDBServer.shared().makeDatabase("CREATE TABLE lonely (id int)")
    let url = "mariadb://\(MariaDBServer.user)@127.0.0.1:\(database.port)"
    let ids = try Self.scanner(url).inventory().datasets.map(\.entity.id.rawValue)
    #expect(ids.contains("dataset/my.\(other.name).lonely"))
    #expect(ids.contains("dataset/my.\(database.name).customer"))
    #expect(!ids.contains { $0.hasPrefix("dataset/my.mysql.") || $0.contains(".sys.") })
  }
}
