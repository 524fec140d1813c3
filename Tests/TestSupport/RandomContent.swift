public import GroundworkModel

extension CatalogContent {
  /// A small catalog with entities of every kind, links, lineage, classifications and answers, decided by a seed.
  public static func random(seed: UInt64) throws -> CatalogContent {
    var maker = RandomContent(seed: seed)
    return try maker.content()
  }
}

private struct RandomContent {
  private var generator: SeededGenerator
  private var ids: [EntityID] = []

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func content() throws -> CatalogContent {
    ids = makeIDs()
    let entities = try ids.map { try entity($0) }
    return CatalogContent(
      entities: entities, links: links(), edges: edges(), classifications: classifications(),
      answers: try answers())
  }

  private mutating func makeIDs() -> [EntityID] {
    EntityKind.allCases.flatMap { kind in
      (0..<3).map { number in
        let word = RandomText.make(using: &generator)
        switch kind {
        case .source: return EntityID(kind, slug: "s\(number)")
        case .dataset, .column:
          return EntityID(kind, path: ["s\(number)", "t", "\(word)\(number)"])
        default: return EntityID(kind, slug: "\(word) \(number)")
        }
      }
    }
  }

  private mutating func entity(_ id: EntityID) throws -> Entity {
    let decoder = RandomValueDecoder(generator: generator, ids: ids)
    let details = try EntityDetails.payloadType(of: id.kind).init(from: decoder).details
    generator = decoder.generator
    var entity = Entity(id: id, name: text(), details: details, origin: origin())
    if !generator.isOnce(in: 3) { entity.description = text() }
    if !generator.isOnce(in: 2) { entity.owner = text() }
    entity.status = generator.pick(Entity.Status.allCases)
    if generator.isOnce(in: 2) { entity.tags = Set([text(), text()]).sorted() }
    if generator.isOnce(in: 3) {
      entity.fieldOrigins = ["description": origin(), "owner": origin()]
    }
    return entity
  }

  private mutating func links() -> [Link] {
    var links: [String: Link] = [:]
    for _ in 0..<200 {
      let (source, kind, target) = (
        generator.pick(ids), generator.pick(LinkKind.allCases), generator.pick(ids)
      )
      guard kind.allows(source.kind, target.kind) else { continue }
      var link = Link(source, kind, target, origin: origin())
      link.status = generator.pick(Link.Status.allCases)
      if generator.isOnce(in: 2) { link.confidence = share() }
      if generator.isOnce(in: 2) { link.evidence = [text(), text()] }
      links["\(source) \(kind) \(target)"] = link
    }
    return links.keys.sorted().compactMap { links[$0] }
  }

  private mutating func edges() -> [LineageEdge] {
    var edges: [String: LineageEdge] = [:]
    for _ in 0..<20 {
      let ends = ids.filter { $0.kind == generator.pick([.dataset, .column]) }
      guard !ends.isEmpty else { continue }
      var edge = LineageEdge(
        from: generator.pick(ends), to: generator.pick(ends),
        transformation: generator.pick(LineageEdge.Transformation.allCases), origin: origin())
      if generator.isOnce(in: 2) { edge.step = ids.first { $0.kind == .step } }
      if generator.isOnce(in: 2) { edge.expression = text() }
      edges["\(edge.source) \(edge.transformation) \(edge.target)"] = edge
    }
    return edges.keys.sorted().compactMap { edges[$0] }
  }

  private mutating func classifications() -> [Classification] {
    ids.filter { $0.kind == .column }.map { column in
      Classification(
        column: column, category: generator.pick(["email", "birth-date", text()]),
        sensitivity: generator.pick(Classification.Sensitivity.allCases), confidence: share(),
        evidence: [text()], verdict: generator.pick(Classification.Verdict.allCases),
        origin: origin())
    }
  }

  private mutating func answers() throws -> [Answer] {
    let values: [AnswerValue?] = [
      .text(text()), .number(1.5), .number(3), .flag(true), .list([.text(text()), .number(2)]),
      .record(["a": .text(text()), "b": .list([])]), nil,
    ]
    return values.enumerated().map { number, value in
      Answer(
        question: "Q\(number)", subject: generator.isOnce(in: 2) ? generator.pick(ids) : nil,
        respondent: EntityID(.stakeholder, slug: "ada"), value: value,
        status: generator.pick(Answer.Status.allCases),
        reason: generator.isOnce(in: 2) ? text() : nil, bankVersion: number,
        time: "2026-01-0\(number + 1)T00:00:00.000Z")
    }
  }

  private mutating func origin() -> Origin {
    Origin(
      generator.pick(Origin.Kind.allCases), text(),
      reference: generator.isOnce(in: 2) ? text() : nil)
  }

  private mutating func share() -> Double {
    Double(Int.random(in: 0...1000, using: &generator)) / 1000
  }
  private mutating func text() -> String { RandomText.make(using: &generator) }
}
