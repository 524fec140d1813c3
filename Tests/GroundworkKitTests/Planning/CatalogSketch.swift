import GroundworkModel

/// Draws a small catalog in a few lines of text.
///
/// ```
/// Invoice 412
///   InvoiceId integer key
///   CustomerId integer -> Customer.CustomerId
///   InvoiceDate timestamp
///   Email text personal
/// ```
struct CatalogSketch {
  var entities: [Entity] = []
  var links: [Link] = []
  var classifications: [Classification] = []

  var content: CatalogContent {
    CatalogContent(entities: entities, links: links, classifications: classifications)
  }

  private static let interview = Origin(.stakeholder, "stakeholder/ada", reference: "Q3.1")

  /// Tables under a source; their lines stand indented.
  init(source: String = "shop", tables text: String) {
    let origin = Origin(.scan, "source/\(source)")
    let id = EntityID(.source, path: [source])
    entities.append(
      Entity(
        id: id, name: source, status: .confirmed,
        details: .source(SourceSystem(technology: "sqlite")), origin: origin))
    for block in Self.blocks(text) { add(block, to: id, origin) }
  }

  private static func blocks(_ text: String) -> [(head: [String], lines: [[String]])] {
    var found: [(head: [String], lines: [[String]])] = []
    for line in text.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
      let words = line.split(separator: " ").map(String.init)
      if line.first == " " {
        found[found.count - 1].lines.append(words)
      } else {
        found.append((words, []))
      }
    }
    return found
  }

  private mutating func add(
    _ block: (head: [String], lines: [[String]]), to source: EntityID, _ origin: Origin
  ) {
    let table = source.child(.dataset, block.head[0])
    var dataset = Dataset(kind: .table, source: source)
    dataset.rowCount = block.head.count > 1 ? Int(block.head[1]) : 1000
    var columns: [Entity] = []
    for (index, words) in block.lines.enumerated() {
      let id = table.child(.column, words[0])
      if words.contains("key") {
        dataset.primaryKey = .init(columns: (dataset.primaryKey?.columns ?? []) + [words[0]])
      }
      if let arrow = words.firstIndex(of: "->") {
        let target = words[arrow + 1].split(separator: ".").map(String.init)
        dataset.foreignKeys.append(
          .init(
            columns: [words[0]], target: source.child(.dataset, target[0]),
            targetColumns: [target[1]]))
      }
      if words.contains("personal") {
        classifications.append(
          Classification(
            column: id, category: "email", sensitivity: .confidential, confidence: 0.9,
            evidence: ["name"], origin: origin))
      }
      columns.append(column(id, words, index, table, rows: dataset.rowCount ?? 0, origin))
    }
    entities.append(
      Entity(
        id: table, name: block.head[0], status: .confirmed, details: dataset.details,
        origin: origin))
    entities += columns
  }

  private func column(
    _ id: EntityID, _ words: [String], _ index: Int, _ table: EntityID, rows: Int, _ origin: Origin
  ) -> Entity {
    let type = DataType(rawValue: words[1]) ?? .unknown
    var column = Dataset.Column(
      dataset: table, position: index + 1, nativeType: words[1], type: type)
    var profile = ColumnProfile(rows: rows, isSampled: false, nulls: 0)
    profile.distinct = words.contains("key") ? rows : max(2, rows / 8)
    if type.isTemporal, !words.contains("short") {
      profile.minimum = "2021-01-01"
      profile.maximum = "2025-12-22"
    }
    column.profile = profile
    return Entity(
      id: id, name: words[0], status: .confirmed, details: column.details, origin: origin)
  }

  /// Adds a KPI with components written as `slot role aggregation`, words of the role joined by `_`.
  @discardableResult
  mutating func kpi(
    _ name: String, _ shape: MetricShape, _ components: [String], optional: [String] = [],
    edit: (inout Metric) -> Void = { _ in }
  ) -> EntityID {
    let id = EntityID(.kpi, slug: name)
    var metric = Metric(kind: .kpi, shape: shape)
    metric.calculationGrain = "order"
    metric.reportGrain = .month
    edit(&metric)
    entities.append(
      Entity(
        id: id, name: name, status: .proposed, details: metric.details, origin: Self.interview))
    for text in components { component(text, of: id, required: true) }
    for text in optional { component(text, of: id, required: false) }
    return id
  }

  private mutating func component(_ text: String, of kpi: EntityID, required: Bool) {
    let words = text.split(separator: " ").map(String.init)
    let role = words[1].replacing("_", with: " ")
    guard let slot = Metric.Component.Slot(rawValue: words[0]) else { return }
    let aggregation = words.count > 2 ? Metric.Component.Aggregation(rawValue: words[2]) : nil
    let isWord = slot == .dimension || slot == .filter || slot == .date
    let details = Metric.Component(
      metric: kpi, slot: slot, role: role, aggregation: aggregation ?? .none, required: required)
    let suffix = isWord && slot != .date ? "-" + Slug.make(role) : ""
    let taken = entities.contains { $0.id == kpi.child(.component, slot.rawValue) }
    let id = kpi.child(.component, slot.rawValue + suffix + (taken ? "-2" : ""))
    entities.append(
      Entity(
        id: id, name: role, status: .proposed, details: details.details, origin: Self.interview))
    links.append(Link(kpi, .needs, id, origin: Self.interview))
  }
}

extension CatalogSketch {
  /// The tables of Chinook that matter here.
  static let chinookTables = """
    Customer 59
      CustomerId integer key
      FirstName text personal
      LastName text personal
      Company text
      City text
      Country text
      Email text personal
      SupportRepId integer -> Employee.EmployeeId
    Employee 8
      EmployeeId integer key
      LastName text personal
      ReportsTo integer -> Employee.EmployeeId
      BirthDate timestamp personal
      HireDate timestamp
      Country text
    Genre 25
      GenreId integer key
      Name text
    Invoice 412
      InvoiceId integer key
      CustomerId integer -> Customer.CustomerId
      InvoiceDate timestamp
      BillingAddress text personal
      BillingCity text
      BillingCountry text
      Total decimal
    InvoiceLine 2240
      InvoiceLineId integer key
      InvoiceId integer -> Invoice.InvoiceId
      TrackId integer -> Track.TrackId
      UnitPrice decimal
      Quantity integer
    Track 3503
      TrackId integer key
      Name text
      GenreId integer -> Genre.GenreId
      Milliseconds integer
      Bytes integer
      UnitPrice decimal
    """

  /// Revenue, average order value and active customers over some tables, roles only, no synonyms.
  static func shop(source: String = "shop", _ tables: String) -> CatalogSketch {
    var sketch = CatalogSketch(source: source, tables: tables)
    sketch.kpi(
      "Revenue", .sum, ["value order.net_amount sum", "date order.order_date"],
      optional: ["dimension customer.country"])
    sketch.kpi(
      "Average order value", .ratio,
      [
        "numerator order.net_amount sum", "denominator order.id count-distinct",
        "date order.order_date",
      ])
    sketch.kpi(
      "Active customers", .distinctCount,
      ["key order.customer count-distinct", "date order.order_date"])
    return sketch
  }
}
