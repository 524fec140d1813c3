import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

@Suite struct EntityResolverTests {
  static let resolver = EntityResolver(MusicStore().content)

  @Test(arguments: [
    ("goal/grow-repeat-revenue", "goal/grow-repeat-revenue"),
    ("Goal/Grow-Repeat-Revenue", "goal/grow-repeat-revenue"),
    ("fct_invoice_line.net_amount", "column/warehouse.marts.fct_invoice_line.net_amount"),
    ("column/fct_invoice_line.net_amount", "column/warehouse.marts.fct_invoice_line.net_amount"),
    ("dim_track", "dataset/warehouse.marts.dim_track"),
    ("Average order value", "kpi/average-order-value"),
    ("music.album", "dataset/music.album"),
  ])
  func whatIsTypedIsUnderstood(_ typed: String, _ id: String) throws {
    #expect(try Self.resolver.resolve(typed).rawValue == id)
  }

  @Test func whatCouldBeSeveralThingsIsRefusedWithThem() {
    let error = #expect(throws: EntityResolutionError.self) { try Self.resolver.resolve("email") }
    #expect(error?.description.contains("`column/music.customer.email`") == true)
  }

  @Test(arguments: ["fct_invoice_lin", "fct_invioce_line", "goal/grow"])
  func aSlipOfTheKeyboardIsAnsweredWithASuggestion(_ typed: String) {
    let error = #expect(throws: EntityResolutionError.self) { try Self.resolver.resolve(typed) }
    #expect(error?.description.contains("did you mean") == true)
  }
}
