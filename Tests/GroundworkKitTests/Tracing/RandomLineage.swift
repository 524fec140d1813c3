import GroundworkModel
import TestSupport

/// A small well-formed catalog with goals, KPIs, tables, lineage, references, checks and issues, decided by a seed.
struct RandomLineage {
  private var generator: SeededGenerator
  private var content = CatalogContent()
  private(set) var ids: [EntityID] = []
  private let origin = Origin(.person, "test")

  static func content(seed: UInt64) -> CatalogContent {
    var maker = RandomLineage(generator: SeededGenerator(seed: seed))
    maker.makeIntents()
    maker.makeData()
    maker.makeFacts()
    maker.connect()
    return maker.content
  }

  private init(generator: SeededGenerator) { self.generator = generator }

  private mutating func add(_ id: EntityID, _ details: EntityDetails) {
    var entity = Entity(id: id, name: id.name, details: details, origin: origin)
    entity.status = generator.isOnce(in: 10) ? .removed : .confirmed
    if generator.isOnce(in: 4) { entity.owner = generator.pick(["Ada", "stakeholder/s0"]) }
    content.insert(entity)
    ids.append(id)
  }

  private mutating func makeIntents() {
    for number in 0..<2 {
      add(EntityID(.stakeholder, slug: "s\(number)"), Stakeholder(role: .executive).details)
      add(EntityID(.goal, slug: "g\(number)"), Goal(statement: "more").details)
      add(EntityID(.decision, slug: "d\(number)"), Decision(statement: "which").details)
      add(
        EntityID(.requirement, slug: "r\(number)"),
        Requirement(category: .functional, text: "must").details)
    }
    for number in 0..<3 {
      let kpi = EntityID(.kpi, slug: "k\(number)")
      add(kpi, Metric(kind: .kpi, shape: .sum).details)
      for slot in 0..<2 {
        let component = kpi.child(.component, "c\(slot)")
        add(component, Metric.Component(metric: kpi, slot: .value, role: "r").details)
        link(kpi, .needs, component)
      }
    }
  }

  private mutating func makeData() {
    let source = EntityID(.source, slug: "shop")
    add(source, SourceSystem(technology: "PostgreSQL").details)
    let paths = [
      ["shop", "a"], ["shop", "b"], ["warehouse", "staging", "s"], ["warehouse", "marts", "fct_f"],
      ["warehouse", "marts", "kpi_k"],
    ]
    for path in paths {
      let id = EntityID(.dataset, path: path)
      var dataset = Dataset(kind: .table, source: source)
      dataset.primaryKey = .init(columns: ["c0"])
      if generator.isOnce(in: 2) {
        dataset.foreignKeys = [
          .init(columns: ["c1"], target: EntityID(.dataset, path: paths[0]), targetColumns: ["c0"])
        ]
      }
      add(id, dataset.details)
      for number in 0..<3 {
        add(
          id.child(.column, "c\(number)"),
          Dataset.Column(dataset: id, position: number, nativeType: "int", type: .integer).details)
      }
    }
  }

  private mutating func makeFacts() {
    for number in 0..<3 {
      let subject = generator.pick(
        ids.filter { $0.kind == .column || $0.kind == .dataset || $0.kind == .kpi })
      add(
        EntityID(.check, slug: "check \(number)"), Check(kind: "unique", subject: subject).details)
    }
    let column = generator.pick(ids.filter { $0.kind == .column })
    add(
      EntityID(.issue, slug: "issue"),
      QualityIssue(kind: "missing", severity: .warning, subject: column).details)
  }

  private mutating func connect() {
    for _ in 0..<200 {
      let (source, kind, target) = (
        generator.pick(ids), generator.pick(LinkKind.allCases), generator.pick(ids)
      )
      if kind.allows(source.kind, target.kind), source != target { link(source, kind, target) }
    }
    var seen: Set<[EntityID]> = []
    for _ in 0..<14 {
      let kind: EntityKind = generator.isOnce(in: 4) ? .dataset : .column
      let ends = ids.filter { $0.kind == kind }
      let (source, target) = (generator.pick(ends), generator.pick(ends))
      guard source != target, seen.insert([source, target]).inserted else { continue }
      let transformation = generator.pick(LineageEdge.Transformation.allCases)
      content.insert(
        LineageEdge(from: source, to: target, transformation: transformation, origin: origin))
    }
  }

  private mutating func link(_ source: EntityID, _ kind: LinkKind, _ target: EntityID) {
    guard !content.links(from: source, kind).contains(where: { $0.target == target }) else {
      return
    }
    var link = Link(source, kind, target, origin: origin)
    if generator.isOnce(in: 6) { link.status = .rejected }
    content.insert(link)
  }
}
