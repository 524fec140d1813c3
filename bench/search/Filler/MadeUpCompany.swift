import GroundworkModel

/// Tables as companies have them: few words, many repeats, some numbers, some prose. Decided by the number of columns.
struct MadeUpCompany {
  static let things = [
    "customer", "order", "invoice", "payment", "product", "shipment", "account", "employee",
    "store", "supplier",
    "campaign", "session", "event", "ticket", "contract", "subscription", "warehouse", "return",
    "coupon", "price",
    "region", "address", "contact", "lead", "opportunity", "budget", "forecast", "policy", "claim",
    "device",
  ]
  static let attributes = [
    "id", "name", "email", "date", "status", "type", "amount", "code", "created_at", "updated_at",
    "country", "city",
    "phone", "quantity", "total", "tax", "currency", "note", "owner", "channel", "birth_date",
    "score", "level", "key",
    "start", "end", "reason", "priority", "weight", "flag",
  ]
  private static let prose = [
    "Identifies the record in the source system", "As typed by the sales team",
    "Net of tax, in the currency of the shop",
    "Copied every night from the ledger", "Do not use for reporting",
    "Set when the customer agrees",
  ]

  let columnsPerTable = 20
  let tableCount: Int
  private let origin = Origin(.scan, "bench")

  init(columns: Int) { tableCount = max(1, columns / columnsPerTable) }

  var sources: [Entity] {
    (0..<20).map { number in
      Entity(
        id: EntityID(.source, path: ["system\(number)"]), name: "system\(number)",
        details: .source(SourceSystem(technology: "postgres")), origin: origin)
    }
  }

  func table(_ number: Int) -> (Entity, [Entity]) {
    let thing = Self.things[Self.mix(number) % Self.things.count]
    let other = Self.things[Self.mix(number &+ 7) % Self.things.count]
    let id = EntityID(
      .dataset, path: ["system\(number % 20)", "public", "\(thing)_\(other)_\(number)"])
    let dataset = Entity(
      id: id, name: "\(thing)_\(other)_\(number)", status: .confirmed,
      details: .dataset(
        Dataset(kind: .table, source: EntityID(.source, path: ["system\(number % 20)"]))),
      origin: origin)
    let columns = (0..<columnsPerTable).map { position in
      column(position, of: id, seed: Self.mix(number &* 31 &+ position))
    }
    return (dataset, columns)
  }

  private func column(_ position: Int, of dataset: EntityID, seed: Int) -> Entity {
    let attribute = Self.attributes[seed % Self.attributes.count]
    let thing = Self.things[(seed / 64) % Self.things.count]
    let name = "\(seed % 3 == 0 ? "" : thing + "_")\(attribute)_\(position)"
    var entity = Entity(
      id: dataset.child(.column, name),
      name: seed % 5 == 0 ? name : String(name.dropLast(position < 10 ? 2 : 3)),
      status: .confirmed,
      details: .column(
        Dataset.Column(
          dataset: dataset, position: position + 1, nativeType: "varchar(80)", type: .text)),
      origin: origin)
    if seed % 6 == 0 { entity.description = Self.prose[(seed / 6) % Self.prose.count] }
    if seed % 40 == 0 { entity.tags = ["reviewed"] }
    return entity
  }

  func classifications(of columns: [Entity]) -> [Classification] {
    columns.filter { $0.name.hasSuffix("email") || $0.name.hasSuffix("phone") }.map {
      Classification(
        column: $0.id, category: $0.name.hasSuffix("email") ? "email" : "phone",
        sensitivity: .confidential,
        confidence: 0.9, evidence: ["the name"], origin: origin)
    }
  }

  /// Every tenth table is made from its neighbours, column by column.
  func edges(into number: Int) -> [LineageEdge] {
    guard number % 10 == 9 else { return [] }
    let (_, targets) = table(number)
    let (_, sources) = table(number - 1)
    return zip(sources, targets).map {
      LineageEdge(from: $0.id, to: $1.id, transformation: .identity, origin: origin)
    }
  }

  private static func mix(_ number: Int) -> Int {
    var mixed = UInt64(bitPattern: Int64(number)) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 29
    mixed = mixed &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 32)) >> 1)
  }
}
