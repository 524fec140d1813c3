import Foundation
import GroundworkModel
import Profiling
import Scanners
import TestSupport
import Testing

/// How a source of a kind is made that tells the same small story: three customers, of whom one has no city.
struct ConformingSource: CustomTestStringConvertible, Sendable {
  /// The technology of the scanner under test.
  var technology: String
  /// Makes the source in a folder and gives its address.
  var make: @Sendable (TemporaryFolder) throws -> String
  /// An address of the kind at which nothing is.
  var missing: String
  /// The path of the dataset of customers below the source, seen from its address.
  var customer: @Sendable (String) -> [String] = { _ in ["customer"] }

  var testDescription: String { technology }

  private static let sql = """
    CREATE TABLE customer (id integer PRIMARY KEY, name text, city text);
    CREATE TABLE other (id integer);
    INSERT INTO customer VALUES (1, 'Ann', 'Graz'), (2, 'Bo', NULL), (3, 'Cy', 'Linz');
    """

  static let all: [ConformingSource] = [
    .init(
      technology: "sqlite",
      make: { folder in
        try ExternalCommand.output(of: ["sqlite3", folder.path("shop.db")], input: sql)
        return "sqlite:shop.db"
      }, missing: "sqlite:nothing.db"),
    .init(
      technology: "csv",
      make: { folder in
        try FileManager.default.createDirectory(
          atPath: folder.path("files"), withIntermediateDirectories: true)
        try "id,name,city\n1,Ann,Graz\n2,Bo,\n3,Cy,Linz\n".write(
          toFile: folder.path("files/customer.csv"), atomically: true, encoding: .utf8)
        try "id\n".write(
          toFile: folder.path("files/other.csv"), atomically: true, encoding: .utf8)
        return "csv:files"
      }, missing: "csv:nothing"),
    .init(
      technology: "postgres",
      make: { _ in try PostgresServer.shared().makeDatabase(sql + "ANALYZE;").url },
      missing: "postgres://nobody@127.0.0.1:1/nothing", customer: { _ in ["public", "customer"] }),
    .init(
      technology: "mysql", make: { _ in try MariaDBServer.shared().makeDatabase(sql).url },
      missing: "mysql://nobody@127.0.0.1:1/nothing",
      customer: { [String($0.split(separator: "/").last ?? ""), "customer"] }),
  ]

  static let available = all.filter {
    switch $0.technology {
    case "postgres": PostgresServer.isAvailable
    case "mysql": MariaDBServer.isAvailable
    default: true
    }
  }
}

/// The contract of ``SourceScanner``: every kind must pass it as it stands.
@Suite struct ScannerConformanceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func request(_ address: String, scope: ScanScope = ScanScope()) throws -> ScanRequest {
    ScanRequest(
      name: "src", address: try SourceAddress(address, in: folder.url), folder: folder.url,
      scope: scope)
  }

  private func inventory(_ source: ConformingSource) throws -> ScanResult {
    try ScannerRegistry.scanner(for: try request(try source.make(folder))).inventory()
  }

  @Test func everyKindIsUnderTest() {
    #expect(
      Set(ScannerRegistry.kinds.map { $0.technology })
        == Set(ConformingSource.all.map(\.technology)))
  }

  @Test(arguments: ConformingSource.available)
  func theSourceSaysWhatItIsAndHowToReachItAgain(source: ConformingSource) throws {
    let address = try source.make(folder)
    let found = try ScannerRegistry.scanner(for: try request(address)).inventory().source
    #expect(found.id.rawValue == "source/src")
    guard case .source(let system) = found.details else { return }
    #expect(system.technology == source.technology)
    #expect(system.connection == address)
    #expect(system.location != nil && system.location?.hasPrefix("/") == false)
  }

  @Test(arguments: ConformingSource.available)
  func datasetsAndColumnsHaveIdsUnderTheSource(source: ConformingSource) throws {
    let address = try source.make(folder)
    let found = try ScannerRegistry.scanner(for: try request(address)).inventory()
    #expect(found.problems.isEmpty)
    #expect(found.datasets.count == 2)
    let customer = try #require(found.datasets.first)
    #expect(customer.entity.id == EntityID(.dataset, path: ["src"] + source.customer(address)))
    #expect(customer.dataset?.source == found.source.id)
    #expect(customer.columns.map(\.name) == ["id", "name", "city"])
    for (index, column) in customer.columns.enumerated() {
      #expect(column.id == customer.entity.id.child(.column, column.name))
      guard case .column(let details) = column.details else { continue }
      #expect(details.dataset == customer.entity.id && details.position == index + 1)
      #expect(!details.nativeType.isEmpty)
    }
  }

  @Test(arguments: ConformingSource.available)
  func allIsConfirmedAndSaidByTheScan(source: ConformingSource) throws {
    let found = try inventory(source)
    for entity in [found.source] + found.datasets.flatMap({ [$0.entity] + $0.columns }) {
      #expect(entity.status == .confirmed)
      #expect(entity.origin == Origin(.scan, "source/src"))
    }
  }

  @Test(arguments: ConformingSource.available)
  func anInventoryIsTheSameEachTime(source: ConformingSource) throws {
    let request = try request(try source.make(folder))
    let one = try ScannerRegistry.scanner(for: request).inventory()
    let two = try ScannerRegistry.scanner(for: request).inventory()
    #expect(one.source == two.source)
    #expect(one.datasets.map(\.entity) == two.datasets.map(\.entity))
    #expect(one.datasets.flatMap(\.columns) == two.datasets.flatMap(\.columns))
  }

  @Test(arguments: ConformingSource.available)
  func patternsChooseDatasets(source: ConformingSource) throws {
    let address = try source.make(folder)
    let request = try request(address, scope: ScanScope(exclude: ["cust*"]))
    let found = try ScannerRegistry.scanner(for: request).inventory()
    #expect(found.datasets.map(\.entity.name) == ["other"])
  }

  @Test(arguments: ConformingSource.available)
  func rowsAreShownValueByValue(source: ConformingSource) throws {
    let scanner = try ScannerRegistry.scanner(for: try request(try source.make(folder)))
    let customer = try #require(try scanner.inventory().datasets.first)
    var profiler = DatasetProfiler(types: [.text, .text, .text], ProfileSettings(today: nil))
    try scanner.read(customer, limit: 100, into: &profiler)
    let summary = profiler.summary()
    #expect(summary.rows == 3 && !summary.isSampled)
    let profiles = summary.columns.map { $0.profile(isPersonal: false) }
    #expect(profiles.map(\.nulls) == [0, 0, 1])
    #expect(profiles[0].inferredType == .integer && profiles[0].maximum == "3")
    #expect(profiles[2].maximumLength == 4)
  }

  @Test(arguments: ConformingSource.available)
  func whatIsNotThereIsAScanError(source: ConformingSource) throws {
    let request = try request(source.missing)
    #expect(throws: ScanError.self) {
      _ = try ScannerRegistry.scanner(for: request).inventory()
    }
  }
}
