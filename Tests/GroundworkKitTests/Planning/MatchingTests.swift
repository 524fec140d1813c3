import Foundation
import GroundworkModel
import Templating
import TestSupport
import Testing

@testable import GroundworkKit

@Suite struct MatchingTests {
  private let thesaurus: Thesaurus

  init() throws {
    thesaurus = try Thesaurus.load(from: AssetLocator(root: Checkout.root))
  }

  private func columns(
    _ sketch: CatalogSketch, pins: [EntityID: EntityID] = [:]
  ) -> [String: String] {
    let matches = KPIMatching(sketch.content, thesaurus).matches(pins: pins)
    return Dictionary(
      uniqueKeysWithValues: matches.map {
        (String($0.component.path), $0.column.map { String($0.path) } ?? "none")
      })
  }

  @Test func theThreeKPIsOfAMusicShopAreMappedWithNoHelp() {
    #expect(
      columns(.shop(CatalogSketch.chinookTables)) == [
        "revenue.value": "shop.Invoice.Total", "revenue.date": "shop.Invoice.InvoiceDate",
        "revenue.dimension-customer-country": "shop.Customer.Country",
        "average-order-value.numerator": "shop.Invoice.Total",
        "average-order-value.denominator": "shop.Invoice.InvoiceId",
        "average-order-value.date": "shop.Invoice.InvoiceDate",
        "active-customers.key": "shop.Invoice.CustomerId",
        "active-customers.date": "shop.Invoice.InvoiceDate",
      ])
  }

  @Test(arguments: [
    (
      """
      bestellungen 5000
        bestellnummer text key
        kundennr integer -> kunden.kundennr
        bestelldatum date
        nettobetrag decimal
        mwst decimal
        bruttobetrag decimal
      kunden 200
        kundennr integer key
        nachname text personal
        land text
        umsatz_klasse text
      """, ["nettobetrag", "bestelldatum", "bestellnummer", "kundennr", "land"]
    ),
    (
      """
      commandes 5000
        id_commande integer key
        id_client integer -> clients.id_client
        date_commande timestamp
        montant_ht decimal
        montant_ttc decimal
        date_livraison timestamp
      clients 200
        id_client integer key
        pays text
      """, ["montant_ht", "date_commande", "id_commande", "id_client", "pays"]
    ),
    (
      """
      pedidos 5000
        id integer key
        cliente_id integer -> clientes.id
        fecha_pedido timestamp
        importe_neto decimal
        iva decimal
      clientes 200
        id integer key
        pais text
      """, ["importe_neto", "fecha_pedido", "id", "cliente_id", "pais"]
    ),
    (
      """
      tbl_ord_hdr 5000
        ordid integer key
        custid integer -> tbl_cust.custid
        orddt date
        netamt decimal
        taxamt decimal
        upddt timestamp
      tbl_cust 200
        custid integer key
        ctry text
      """, ["netamt", "orddt", "ordid", "custid", "ctry"]
    ),
    (
      """
      orders 5000
        order_id integer key
        customer_id integer
        status text
        created_at timestamp
        updated_at timestamp
        shipping_amount decimal
        discount_amount decimal
        net_amount decimal
      order_items 20000
        order_id integer
        product_id integer
        net_amount decimal
        unit_price decimal
      customers 200
        id integer key
        country text
      refunds 300
        refund_id integer key
        order_id integer
        amount decimal
        created_at timestamp
      """, ["net_amount", "created_at", "order_id", "customer_id", "country"]
    ),
  ])
  func namesOfFourLanguagesAndAbbreviationsAreUnderstood(tables: String, expected: [String]) {
    let found = columns(.shop(tables))
    func last(_ component: String) -> String? {
      found[component]?.split(separator: ".").last.map(String.init)
    }
    let order = found["average-order-value.numerator"]?.split(separator: ".").dropFirst().first
    #expect(order == CatalogSketch.shop(tables).content.firstTable(with: expected[0]))
    #expect(
      [
        last("revenue.value"), last("revenue.date"), last("average-order-value.denominator"),
        last("active-customers.key"), last("revenue.dimension-customer-country"),
      ] == expected)
  }

  @Test func aKeyIsNeverAddedUpAndATextNeverDatesARow() {
    let found = columns(
      .shop(
        """
        order 100
          order_amount_id integer key
          order_date_note text
        """))
    #expect(found["revenue.value"] == "none")
    #expect(found["revenue.date"] == "none")
  }

  @Test func aMeasureIsNotTakenFromADatasetWhoseRowsRepeat() {
    let matches = KPIMatching(CatalogSketch.shop(CatalogSketch.chinookTables).content, thesaurus)
      .matches()
    #expect(Set(matches.compactMap(\.fact)).map(\.lastSegment) == ["Invoice"])
    #expect(matches.allSatisfy { !$0.isUnjoined && !$0.isJoinInferred })
  }

  @Test func aKeyThatIsNotDeclaredIsConcludedFromNames() throws {
    let found = KPIMatching(
      CatalogSketch.shop(
        """
        orders 5000
          id integer key
          customer_id integer
          ordered_at timestamp
          net_amount decimal
        customers 200
          id integer key
          country text
        """
      ).content, thesaurus
    ).matches()
    let country = try #require(found.first { $0.component.path.hasSuffix("customer-country") })
    #expect(country.isJoinInferred)
    #expect(
      country.evidence.last
        == "joined by orders.customer_id = customers.id (concluded from names)")
  }

  @Test func aPinWinsAndTheOthersFollowItsFact() {
    var sketch = CatalogSketch(
      tables: """
        orders 5000
          id integer key
          order_date date
          net_amount decimal
        ledger 5000
          entry_id integer key
          booked_on date
          credit decimal
        """)
    sketch.kpi("Revenue", .sum, ["value order.net_amount sum", "date order.order_date"])
    let pin = EntityID(.component, path: ["revenue", "value"])
    let credit = EntityID(.column, path: ["shop", "ledger", "credit"])
    #expect(
      columns(sketch, pins: [pin: credit]) == [
        "revenue.value": "shop.ledger.credit", "revenue.date": "shop.ledger.booked_on",
      ])
  }

  @Test func aMeasureOverTwoDatasetsHasTwoFacts() {
    var sketch = CatalogSketch(
      tables: """
        orders 5000
          order_id integer key
          order_date date
        tickets 900
          ticket_id integer key
          opened_at timestamp
        """)
    sketch.kpi(
      "Contact rate", .ratio,
      [
        "numerator ticket.id count-distinct", "denominator order.id count-distinct",
        "date order.order_date", "date ticket.opened_at",
      ])
    #expect(
      columns(sketch) == [
        "contact-rate.numerator": "shop.tickets.ticket_id",
        "contact-rate.denominator": "shop.orders.order_id",
        "contact-rate.date": "shop.orders.order_date",
        "contact-rate.date-2": "shop.tickets.opened_at",
      ])
  }

  @Test func generatedAndVanishedDatasetsAreNotLookedAt() {
    var sketch = CatalogSketch.shop(CatalogSketch.chinookTables)
    for index in sketch.entities.indices where sketch.entities[index].kind == .dataset {
      sketch.entities[index].status = .removed
    }
    #expect(Set(columns(sketch).values) == ["none"])
  }

  @Test func theOrderOfTheCatalogDoesNotMatter() {
    var sketch = CatalogSketch.shop(CatalogSketch.chinookTables)
    let once = columns(sketch)
    sketch.entities.reverse()
    sketch.links.reverse()
    #expect(columns(sketch) == once)
  }

  @Test(arguments: [
    ("InvoiceDate", ["invoice", "date"]), ("SKUCode", ["sku", "code"]),
    ("ORDER_LINES", ["order", "line"]), ("größe2", ["groesse", "2"]),
    ("categories", ["category"]), ("order status", ["order", "status"]),
    ("customeraddresses", ["customeraddress"]),
  ])
  func namesAreCutIntoSingularWords(name: String, words: [String]) {
    #expect(NameWords.split(name) == words)
  }
}

extension CatalogContent {
  fileprivate func firstTable(with column: String) -> Substring? {
    entities(.column).first { $0.name == column && $0.id.segments[1] != "order_items" }
      .map { $0.id.path.split(separator: ".")[1] }
  }
}
