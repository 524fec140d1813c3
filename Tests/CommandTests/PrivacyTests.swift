import Foundation
import TestSupport
import Testing

/// Personal data followed through a view, by the built command.
@Suite struct PrivacyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try ExternalCommand.output(of: ["sqlite3", folder.path("shop.sqlite")], input: Self.sql)
    _ = try catalog("scan", "sqlite:shop.sqlite", "--name", "shop")
  }

  private static let sql = """
    CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT NOT NULL, country TEXT);
    CREATE VIEW mailing AS SELECT country || '/' || email AS x1, country FROM customers;
    CREATE VIEW per_country AS SELECT country, count(email) AS x2 FROM customers GROUP BY country;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
    INSERT INTO customers (email, country) SELECT 'person' || i || '@mail.example', 'SE' FROM n;
    """

  private func catalog(_ arguments: String...) throws -> CommandOutput {
    try BuiltCommand.catalog.run(arguments, in: folder.url)
  }

  @Test func aViewInheritsAndTellsFromWhere() throws {
    let why = try catalog("why-pii", "mailing.x1")
    #expect(why.exit == 0)
    #expect(why.stdout.contains("contact.email"))
    #expect(why.stdout.contains("`shop.customers.email` is personal"))
    #expect(why.stdout.contains("computed into `shop.mailing.x1`"))
    #expect(!(why.stdout + why.stderr).contains("@mail.example"))
    let source = try catalog("why-pii", "customers.email")
    #expect(source.stdout.contains("inherited by `shop.mailing.x1`"))
    let count = try catalog("why-pii", "per_country.x2")
    #expect(count.exit == 1 && count.stdout.contains("is aggregated into it"))
  }

  @Test func aCheckOfACatalogWithoutMartsHolds() throws {
    let check = try catalog("check")
    #expect(check.exit == 0 && check.stdout == "pii-leak: holds\n")
    #expect(try catalog("check", "--rule", "nonsense").exit == 64)
  }
}
