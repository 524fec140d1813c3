import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

/// The shared database file, when the checkout stands beside it.
enum MusicStoreFile {
  static let path: String? = {
    let path = Checkout.shared?.appending(path: "data/chinook/Chinook_Sqlite.sqlite").path
    return path.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
  }()
}

/// The music store of the shared data, its figures beside the same figures from plain SQL.
@Suite(.enabled(if: PythonTools.pipeline.isExpected && MusicStoreFile.path != nil))
struct MusicStoreTests {
  private var catalog: StoryCatalog {
    var catalog = StoryCatalog()
    catalog.source("store", "sqlite")
    catalog.table(
      ["store", "Customer"], key: ["CustomerId"], ["CustomerId": .integer, "Country": .text])
    catalog.table(
      ["store", "Invoice"], key: ["InvoiceId"],
      references: ["CustomerId": ["store", "Customer", "CustomerId"]],
      ["InvoiceId": .integer, "CustomerId": .integer, "InvoiceDate": .timestamp, "Total": .decimal])
    catalog.table(
      ["store", "Track"], key: ["TrackId"],
      references: ["GenreId": ["store", "Genre", "GenreId"]],
      ["TrackId": .integer, "GenreId": .integer])
    catalog.table(
      ["store", "Genre"], key: ["GenreId"], ["GenreId": .integer, "Name": .text])
    catalog.table(
      ["store", "InvoiceLine"], key: ["InvoiceLineId"],
      references: [
        "InvoiceId": ["store", "Invoice", "InvoiceId"], "TrackId": ["store", "Track", "TrackId"],
      ],
      [
        "InvoiceLineId": .integer, "InvoiceId": .integer, "TrackId": .integer,
        "UnitPrice": .decimal, "Quantity": .integer,
      ])
    let date = StoryCatalog.Input.of(.date, "store.Invoice.InvoiceDate")
    let total = "store.Invoice.Total"
    let country = StoryCatalog.Input.of(
      .dimension, "store.Customer.Country", role: "customer.country")
    catalog.kpi("revenue", .sum, [.of(.value, total, by: .sum), date, country])
    catalog.kpi(
      "average-order-value", .ratio,
      [
        .of(.numerator, total, by: .sum),
        .of(.denominator, "store.Invoice.InvoiceId", by: .countDistinct), date,
      ])
    catalog.kpi(
      "active-customers", .distinctCount,
      [.of(.key, "store.Customer.CustomerId", by: .countDistinct), date])
    catalog.kpi(
      "line-value", .sum,
      [
        .of(.value, "store.InvoiceLine.UnitPrice"), .of(.weight, "store.InvoiceLine.Quantity"),
        date, .of(.dimension, "store.Genre.Name", role: "genre.name"),
      ], grain: .quarter)
    return catalog
  }

  private static let month = "strftime('%Y-%m-01', InvoiceDate)"

  /// Model and columns of the warehouse, and the same by hand.
  private static let pairs: [(String, String)] = [
    (
      "select period, cast(value as numeric(12, 2)) from marts.kpi_revenue order by 1",
      "select \(month), printf('%.2f', sum(Total)) from Invoice group by 1 order by 1"
    ),
    (
      "select period, country, cast(value as numeric(12, 2)) from marts.kpi_revenue_by_country order by 1, 2",
      """
      select \(month), Country, printf('%.2f', sum(Total)) from Invoice join Customer using (CustomerId)
      group by 1, 2 order by 1, 2
      """
    ),
    (
      "select period, cast(value as numeric(12, 4)) from marts.kpi_average_order_value order by 1",
      "select \(month), printf('%.4f', sum(Total) / count(*)) from Invoice group by 1 order by 1"
    ),
    (
      "select period, cast(value as bigint) from marts.kpi_active_customers order by 1",
      "select \(month), count(distinct CustomerId) from Invoice group by 1 order by 1"
    ),
    (
      "select name, cast(sum(value) as numeric(12, 2)) from marts.kpi_line_value_by_name group by 1 order by 1",
      """
      select g.Name, printf('%.2f', sum(l.UnitPrice * l.Quantity)) from InvoiceLine l
      join Track using (TrackId) join Genre g using (GenreId) group by 1 order by 1
      """
    ),
  ]

  @Test func figuresEqualPlainSQL() throws {
    let path = try #require(MusicStoreFile.path)
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: path, toPath: folder.path("store.sqlite"))
    let project = try GeneratedProject(
      catalog.content, sources: [.init(name: "store", location: "sqlite:store.sqlite")],
      in: folder)
    #expect(project.design.diagnostics.isEmpty, "\(project.design.diagnostics)")
    let output = try project.make("run")
    try #require(output.exit == 0, "\(output)")
    let answers = try project.rows(Self.pairs.map(\.0))
    for ((query, byHand), rows) in zip(Self.pairs, answers) {
      let truth = try BuiltCommand(program: "sqlite3").run(path, byHand)
      #expect(
        !rows.isEmpty && rows == truth.stdout.split(separator: "\n").map(String.init), "\(query)")
    }
  }
}
