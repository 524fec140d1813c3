public import GroundworkModel

/// A music shop's catalog of realistic size: eleven source tables, three goals, five KPIs, and the pipeline between.
public struct MusicStore {
  /// The catalog.
  public private(set) var content = CatalogContent()

  private let scan = Origin(.scan, "source/music")
  private let said = Origin(.stakeholder, "stakeholder/olga", reference: "Q1.1")
  private let made = Origin(.generator, "dbt")

  /// Everything: source, intent and a generated pipeline.
  public init(isGenerated: Bool = true) {
    addSources()
    addIntent()
    if isGenerated { addPipeline() }
  }

  /// `column` → its id in the source.
  public static func source(_ table: String, _ column: String) -> EntityID {
    EntityID(.dataset, path: ["music", table]).child(.column, column)
  }

  /// `column` → its id in a mart.
  public static func mart(_ table: String, _ column: String) -> EntityID {
    EntityID(.dataset, path: ["warehouse", "marts", table]).child(.column, column)
  }

  // MARK: Sources

  /// `table rows: column type[!] [pk] [>table] [pii]`, `!` for not null.
  private static let tables = [
    "album 347: album_id integer! pk, title nvarchar(160)!, artist_id integer! >artist",
    "artist 275: artist_id integer! pk, name nvarchar(120)",
    "customer 59: customer_id integer! pk, first_name nvarchar(40)! pii, last_name nvarchar(20)! pii, company nvarchar(80), address nvarchar(70) pii, city nvarchar(40), country nvarchar(40), postal_code nvarchar(10) pii, phone nvarchar(24) pii, email nvarchar(60)! pii, support_rep_id integer >employee",
    "employee 8: employee_id integer! pk, last_name nvarchar(20)! pii, first_name nvarchar(20)! pii, title nvarchar(30), reports_to integer >employee, birth_date datetime pii, hire_date datetime, email nvarchar(60) pii",
    "genre 25: genre_id integer! pk, name nvarchar(120)",
    "invoice 412: invoice_id integer! pk, customer_id integer! >customer, invoice_date datetime!, billing_address nvarchar(70) pii, billing_city nvarchar(40), billing_country nvarchar(40), total numeric(10,2)!",
    "invoice_line 2240: invoice_line_id integer! pk, invoice_id integer! >invoice, track_id integer! >track, unit_price numeric(10,2)!, quantity integer!",
    "media_type 5: media_type_id integer! pk, name nvarchar(120)",
    "playlist 18: playlist_id integer! pk, name nvarchar(120)",
    "playlist_track 8715: playlist_id integer! pk >playlist, track_id integer! pk >track",
    "track 3503: track_id integer! pk, name nvarchar(200)!, album_id integer >album, media_type_id integer! >media_type, genre_id integer >genre, composer nvarchar(220), milliseconds integer!, bytes integer, unit_price numeric(10,2)!",
  ]

  private mutating func addSources() {
    var system = SourceSystem(technology: "sqlite")
    system.publishLag = .hours(6)
    let source = EntityID(.source, slug: "music")
    add(Entity(id: source, name: "music", details: system.details, origin: scan))
    for spec in Self.tables { addTable(spec, in: source) }
  }

  private mutating func addTable(_ spec: String, in source: EntityID) {
    let parts = spec.split(separator: ":", maxSplits: 1)
    let head = parts[0].split(separator: " ")
    let id = EntityID(.dataset, path: ["music", String(head[0])])
    var dataset = Dataset(kind: .table, source: source)
    dataset.rowCount = Int(head[1])
    let columns = Self.split(parts[1]).map { $0.split(separator: " ").map(String.init) }
    let keys = columns.filter { $0.contains("pk") }.map { $0[0] }
    dataset.primaryKey = Dataset.Key(columns: keys)
    dataset.foreignKeys = columns.compactMap { words in
      words.first { $0.hasPrefix(">") }.map { target in
        let table = String(target.dropFirst())
        return Dataset.ForeignKey(
          columns: [words[0]], target: EntityID(.dataset, path: ["music", table]),
          targetColumns: [table + "_id"])
      }
    }
    add(Entity(id: id, name: String(head[0]), details: dataset.details, origin: scan))
    for (index, words) in columns.enumerated() {
      addColumn(words[0], words[1], index + 1, of: id, isPersonal: words.contains("pii"))
    }
  }

  /// Commas outside brackets.
  private static func split(_ text: Substring) -> [Substring] {
    var isInside = false
    return text.split { character in
      if character == "(" { isInside = true }
      if character == ")" { isInside = false }
      return character == "," && !isInside
    }
  }

  private mutating func addColumn(
    _ name: String, _ type: String, _ position: Int, of dataset: EntityID, isPersonal: Bool
  ) {
    let column = Dataset.Column(
      dataset: dataset, position: position, nativeType: type.replacing("!", with: ""),
      type: type.hasPrefix("int") ? .integer : type.hasPrefix("num") ? .decimal : .text,
      isNullable: !type.hasSuffix("!"))
    let id = dataset.child(.column, name)
    add(Entity(id: id, name: name, details: column.details, origin: scan))
    guard isPersonal else { return }
    content.insert(
      Classification(
        column: id, category: name.contains("mail") ? "email" : "name", sensitivity: .confidential,
        confidence: 0.9, evidence: ["name"], origin: scan))
  }

  // MARK: Intent

  private mutating func addIntent() {
    let olga = EntityID(.stakeholder, slug: "olga")
    add(
      Entity(
        id: olga, name: "Olga, head of sales", details: Stakeholder(role: .manager).details,
        origin: said))
    addGoal("Grow repeat revenue", 12, 15, "%")
    addGoal("Cut the cost of returns", nil, nil, nil)
    addGoal("Keep the catalogue attractive", nil, nil, nil)
    addDecision("Choose the weekly promotion", "weekly", for: "Grow repeat revenue")
    addDecision(
      "Extend or end a label's contract", "quarterly", for: "Keep the catalogue attractive")
    addKPI(
      "Average order value", .ratio, .answerable, goal: "Grow repeat revenue",
      decision: "Choose the weekly promotion",
      needs: [
        ("order value", .numerator, "invoice_line.unit_price"),
        ("order number", .denominator, "invoice.invoice_id"),
        ("order date", .date, "invoice.invoice_date"),
      ])
    addKPI(
      "Revenue per month", .sum, .answerable, goal: "Grow repeat revenue",
      decision: "Choose the weekly promotion",
      needs: [
        ("order value", .value, "invoice_line.unit_price"),
        ("order date", .date, "invoice.invoice_date"),
        ("genre", .dimension, "genre.name"),
      ])
    addKPI(
      "Active customers", .distinctCount, .caveat, goal: "Grow repeat revenue", decision: nil,
      needs: [
        ("customer", .key, "invoice.customer_id"), ("order date", .date, "invoice.invoice_date"),
      ])
    addKPI(
      "Return rate", .ratio, .blocked, goal: "Cut the cost of returns", decision: nil,
      needs: [
        ("returned orders", .numerator, nil), ("orders", .denominator, "invoice.invoice_id"),
      ])
    addKPI(
      "Tracks sold per label", .sum, nil, goal: "Keep the catalogue attractive",
      decision: "Extend or end a label's contract",
      needs: [("quantity", .value, "invoice_line.quantity"), ("artist", .dimension, "artist.name")])
    addRequirement()
  }

  private mutating func addGoal(
    _ name: String, _ baseline: Double?, _ target: Double?, _ unit: String?
  ) {
    var goal = Goal(statement: name)
    goal.baseline = baseline
    goal.target = target
    goal.unit = unit
    goal.deadline = target == nil ? nil : "2027-06-30"
    let id = EntityID(.goal, slug: name)
    add(Entity(id: id, name: name, owner: "Olga", details: goal.details, origin: said))
    link(id, .statedBy, EntityID(.stakeholder, slug: "olga"))
  }

  private mutating func addDecision(_ name: String, _ cadence: String, for goal: String) {
    var decision = Decision(statement: name)
    decision.cadence = cadence
    let id = EntityID(.decision, slug: name)
    add(Entity(id: id, name: name, details: decision.details, origin: said))
    link(EntityID(.goal, slug: goal), .informedBy, id)
    link(id, .statedBy, EntityID(.stakeholder, slug: "olga"))
  }

  private mutating func addKPI(
    _ name: String, _ shape: MetricShape, _ verdict: Metric.Answerability.Verdict?, goal: String,
    decision: String?, needs: [(String, Metric.Component.Slot, String?)]
  ) {
    var metric = Metric(kind: .kpi, shape: shape)
    metric.reportGrain = .month
    metric.unit = shape == .distinctCount ? "customers" : "EUR"
    metric.answerability = verdict.map { .init(verdict: $0, reasons: []) }
    let id = EntityID(.kpi, slug: name)
    add(Entity(id: id, name: name, owner: "Olga", details: metric.details, origin: said))
    link(EntityID(.goal, slug: goal), .measuredBy, id)
    if let decision { link(EntityID(.decision, slug: decision), .uses, id) }
    for need in needs { addComponent(need, of: id) }
  }

  private mutating func addComponent(
    _ need: (role: String, slot: Metric.Component.Slot, column: String?), of kpi: EntityID
  ) {
    let id = kpi.child(.component, Slug.make(need.role))
    let details = Metric.Component(metric: kpi, slot: need.slot, role: need.role)
    add(Entity(id: id, name: need.role, details: details.details, origin: said))
    link(kpi, .needs, id)
    guard let column = need.column?.split(separator: ".").map(String.init) else {
      let gap = EntityID(.gap, slug: "no-" + need.role)
      add(
        Entity(
          id: gap, name: "No \(need.role) recorded",
          details: Gap(kind: .data, reason: "no column records \(need.role)").details,
          origin: Origin(.rule, "matcher")))
      link(id, .blockedBy, gap)
      return
    }
    content.insert(
      Link(
        id, .satisfiedBy, Self.source(column[0], column[1]),
        status: need.role == "artist" ? .proposed : .confirmed, confidence: 0.9,
        origin: Origin(.rule, "matcher")))
  }

  private mutating func addRequirement() {
    let id = EntityID(.requirement, path: ["FR-001"])
    let text = "The product shall show average order value by month."
    add(
      Entity(
        id: id, name: "Average order value by month",
        details: Requirement(category: .functional, text: text).details,
        origin: Origin(.rule, "R-A1")))
    link(id, .derivedFrom, EntityID(.kpi, slug: "Average order value"))
  }

  // MARK: Pipeline

  private mutating func addPipeline() {
    let warehouse = EntityID(.source, slug: "warehouse")
    add(
      Entity(
        id: warehouse, name: "warehouse", details: SourceSystem(technology: "duckdb").details,
        origin: made))
    for table in ["artist", "customer", "genre", "invoice", "invoice_line", "track", "album"] {
      stage(table)
    }
    mart(
      "dim_customer", key: "customer_key",
      [
        ("customer_key", "stg_music__customer.customer_id", .hashed),
        ("country", "stg_music__customer.country", .identity),
        ("email_hash", "stg_music__customer.email", .hashed),
      ])
    mart(
      "dim_track", key: "track_key",
      [
        ("track_key", "stg_music__track.track_id", .hashed),
        ("track_name", "stg_music__track.name", .identity),
        ("genre", "stg_music__genre.name", .identity),
        ("artist", "stg_music__artist.name", .identity),
      ])
    mart(
      "fct_invoice_line", key: "invoice_line_id",
      [
        ("invoice_line_id", "stg_music__invoice_line.invoice_line_id", .identity),
        ("invoice_id", "stg_music__invoice.invoice_id", .identity),
        ("customer_key", "stg_music__invoice.customer_id", .hashed),
        ("track_key", "stg_music__invoice_line.track_id", .hashed),
        ("invoice_date", "stg_music__invoice.invoice_date", .identity),
        ("quantity", "stg_music__invoice_line.quantity", .identity),
        ("net_amount", "stg_music__invoice_line.unit_price", .derived),
      ])
    edge(
      Self.staged("invoice_line", "quantity"), Self.mart("fct_invoice_line", "net_amount"), .derived
    )
    figure(
      "Average order value",
      [
        ("period", "fct_invoice_line.invoice_date", .derived),
        ("value", "fct_invoice_line.net_amount", .aggregated),
      ])
    edge(
      Self.mart("fct_invoice_line", "invoice_id"), Self.mart("kpi_average_order_value", "value"),
      .aggregated)
    figure(
      "Revenue per month",
      [
        ("period", "fct_invoice_line.invoice_date", .derived),
        ("genre", "dim_track.genre", .identity),
        ("value", "fct_invoice_line.net_amount", .aggregated),
      ])
    edge(Self.mart("dim_track", "track_key"), Self.mart("kpi_revenue_per_month", "value"), .join)
    edge(
      Self.mart("fct_invoice_line", "track_key"), Self.mart("kpi_revenue_per_month", "value"), .join
    )
    figure(
      "Active customers",
      [
        ("period", "fct_invoice_line.invoice_date", .derived),
        ("value", "fct_invoice_line.customer_key", .aggregated),
      ])
    addSteps()
  }

  private static func staged(_ table: String, _ column: String) -> EntityID {
    EntityID(.dataset, path: ["warehouse", "staging", "stg_music__" + table]).child(.column, column)
  }

  private mutating func stage(_ table: String) {
    let source = EntityID(.dataset, path: ["music", table])
    let raw = EntityID(.dataset, path: ["warehouse", "raw", "music__" + table])
    let staging = EntityID(.dataset, path: ["warehouse", "staging", "stg_music__" + table])
    for (id, name) in [(raw, "music__" + table), (staging, "stg_music__" + table)] {
      add(
        Entity(
          id: id, name: name,
          details: Dataset(kind: .model, source: EntityID(.source, slug: "warehouse")).details,
          origin: made))
    }
    for (index, column) in content.columns(of: source).enumerated() {
      for id in [raw, staging] {
        addColumn(
          column.name, "text", index + 1, of: id, isPersonal: content.isPersonal(column.id))
      }
      edge(column.id, raw.child(.column, column.name), .identity)
      edge(raw.child(.column, column.name), staging.child(.column, column.name), .identity)
    }
  }

  private mutating func mart(
    _ name: String, key: String,
    _ columns: [(name: String, from: String, kind: LineageEdge.Transformation)]
  ) {
    let id = EntityID(.dataset, path: ["warehouse", "marts", name])
    var dataset = Dataset(kind: .model, source: EntityID(.source, slug: "warehouse"))
    dataset.primaryKey = Dataset.Key(columns: [key])
    if name == "fct_invoice_line" {
      dataset.foreignKeys = ["customer", "track"].map {
        Dataset.ForeignKey(
          columns: [$0 + "_key"],
          target: EntityID(.dataset, path: ["warehouse", "marts", "dim_" + $0]),
          targetColumns: [$0 + "_key"])
      }
    }
    add(Entity(id: id, name: name, details: dataset.details, origin: made))
    for (index, column) in columns.enumerated() {
      addColumn(column.name, "text!", index + 1, of: id, isPersonal: false)
      let from = column.from.split(separator: ".").map(String.init)
      let schema = from[0].hasPrefix("stg_") ? "staging" : "marts"
      edge(
        EntityID(.dataset, path: ["warehouse", schema, from[0]]).child(.column, from[1]),
        id.child(.column, column.name), column.kind)
    }
  }

  private mutating func figure(
    _ kpi: String, _ columns: [(name: String, from: String, kind: LineageEdge.Transformation)]
  ) {
    let name = "kpi_" + Slug.make(kpi).replacing("-", with: "_")
    mart(name, key: "period", columns)
    let id = EntityID(.kpi, slug: kpi)
    link(id, .realisedBy, Self.mart(name, "value"))
    guard kpi != "Active customers" else { return }
    link(
      id.child(.component, "order-value"), .realisedBy, Self.mart("fct_invoice_line", "net_amount"))
  }

  private mutating func addSteps() {
    let pipeline = EntityID(.pipeline, slug: "music")
    add(
      Entity(
        id: pipeline, name: "music", details: Pipeline(warehouse: "duckdb").details, origin: made))
    let steps: [(String, Pipeline.Step.Kind, String)] = [
      ("extract_music", .extract, "dlt"), ("stage", .stage, "dbt"), ("marts", .transform, "dbt"),
      ("test", .test, "dbt"),
    ]
    for (name, kind, tool) in steps {
      let step = Pipeline.Step(pipeline: pipeline, kind: kind, tool: tool)
      add(Entity(id: pipeline.child(.step, name), name: name, details: step.details, origin: made))
    }
    link(
      EntityID(.requirement, path: ["FR-001"]), .realisedBy,
      Self.mart("kpi_average_order_value", "value"))
  }

  private mutating func add(_ entity: Entity) { content.insert(entity) }

  private mutating func link(_ source: EntityID, _ kind: LinkKind, _ target: EntityID) {
    content.insert(Link(source, kind, target, origin: said))
  }

  private mutating func edge(
    _ source: EntityID, _ target: EntityID, _ kind: LineageEdge.Transformation
  ) {
    content.insert(LineageEdge(from: source, to: target, transformation: kind, origin: made))
  }
}
