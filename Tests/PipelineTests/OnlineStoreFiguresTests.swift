import Foundation
import TestSupport
import Testing

/// Figures of the example from which a proposed filter leaves rows out, against SQL by hand over its own data.
@Suite struct OnlineStoreFiguresTests {
  private let story = Checkout.root.appending(path: "examples/online-store")

  private func byHand(_ query: String) throws -> String {
    let data = try String(contentsOf: story.appending(path: "sources/shop.sql"), encoding: .utf8)
    let run = try BuiltCommand(program: "sqlite3").run(":memory:", input: data + "\n" + query)
    try #require(run.exit == 0, "\(run)")
    return run.stdout.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func published(_ figure: String) throws -> String? {
    let text = try String(
      contentsOf: story.appending(path: "expected/figures.txt"), encoding: .utf8)
    return text.split(separator: "\n").first { $0.hasPrefix(figure + " ") }
      .flatMap { line in
        line.dropFirst(figure.count).split(separator: " ").dropFirst().first.map(String.init)
      }
  }

  private static let sold = """
    from order_items join orders using (order_id)
    where status <> 'cancelled' and strftime('%Y-%m', ordered_at) = '2025-12'
    """

  @Test(arguments: [
    ("Units sold", "select sum(quantity) \(sold)"),
    (
      "Average selling price",
      "select printf('%.2f', sum(unit_price * quantity) * 1.0 / sum(quantity)) \(sold)"
    ),
    (
      "Return rate",
      """
      select printf('%.1f', 100.0 * (select sum(quantity) from returns
        where strftime('%Y-%m', returned_at) = '2025-12') / sum(quantity)) \(sold)
      """
    ),
  ])
  func whatACancelledOrderHoldsIsNotCounted(figure: String, query: String) throws {
    let computed = try #require(try published(figure))
    #expect(try byHand(query + ";") == computed)
    #expect(
      try byHand(query.replacing("status <> 'cancelled' and", with: "") + ";") != computed,
      "cancelled orders change it")
  }
}
