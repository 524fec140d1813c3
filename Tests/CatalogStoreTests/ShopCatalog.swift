import GroundworkModel

/// A small catalog of a shop and its customer relations, for searching.
enum ShopCatalog {
  static let content = CatalogContent(
    entities: systems + datasets + columns + intent,
    classifications: [
      Classification(
        column: EntityID(.column, path: ["crm", "customer", "email"]), category: "email",
        sensitivity: .restricted, confidence: 0.9, evidence: ["the name"], origin: scan)
    ])

  private static let scan = Origin(.scan, "test")
  private static let ada = Origin(.stakeholder, "stakeholder/ada")

  private static let systems = ["crm", "shop"].map { name in
    Entity(
      id: EntityID(.source, slug: name), name: name,
      details: .source(SourceSystem(technology: "sqlite")), origin: scan)
  }

  private static let datasets = [("crm", "customer"), ("shop", "customers"), ("shop", "orders")]
    .map { system, name in
      var entity = Entity(
        id: EntityID(.dataset, path: [system, name]), name: name,
        details: .dataset(Dataset(kind: .table, source: EntityID(.source, slug: system))),
        origin: scan)
      guard name == "customer" else { return entity }
      entity.tags = ["golden"]
      entity.owner = "Ada Lovelace"
      return entity
    }

  private static let columns = [
    ("crm", "customer", ["id", "email"]), ("shop", "customers", ["e_mail"]),
    ("shop", "orders", ["customer_id", "CustomerID", "custmer", "total", "überfällig"]),
  ].flatMap { system, table, names in
    names.enumerated().map { position, name in
      let dataset = EntityID(.dataset, path: [system, table])
      return Entity(
        id: dataset.child(.column, name), name: name,
        details: .column(
          Dataset.Column(
            dataset: dataset, position: position + 1, nativeType: "TEXT", type: .text)),
        origin: scan)
    }
  }

  private static let intent: [Entity] = {
    var churn = Metric(kind: .kpi, shape: .ratio)
    churn.definition = "Share of each customer group that leave in a month"
    return [
      Entity(
        id: EntityID(.kpi, slug: "churn rate"), name: "Churn rate", details: .kpi(churn),
        origin: ada),
      Entity(
        id: EntityID(.term, slug: "customer"), name: "Customer",
        details: .term(GlossaryTerm(definition: "Who has bought once")), origin: ada),
    ]
  }()
}
