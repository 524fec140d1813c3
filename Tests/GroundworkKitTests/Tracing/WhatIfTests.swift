import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

@Suite struct WhatIfTests {
  /// `a` flows into `b` as the case says, `b` is copied into `c`.
  struct Flow: Sendable, CustomTestStringConvertible {
    let change: String
    let transformation: LineageEdge.Transformation
    var expression: String?
    let effects: [WhatIf.Effect]

    init(
      _ change: String, _ transformation: LineageEdge.Transformation, _ effects: [WhatIf.Effect],
      expression: String? = nil
    ) {
      self.change = change
      self.transformation = transformation
      self.effects = effects
      self.expression = expression
    }

    var testDescription: String { "\(change) \(transformation) \(expression ?? "")" }
  }

  private static let origin = Origin(.person, "ada")
  private static let dataset = EntityID(.dataset, path: ["shop", "t"])

  private static func column(_ name: String) -> EntityID { dataset.child(.column, name) }

  private static func content(_ columns: [String], key: [String] = []) -> CatalogContent {
    var content = CatalogContent()
    var table = Dataset(kind: .table, source: EntityID(.source, slug: "shop"))
    table.primaryKey = key.isEmpty ? nil : .init(columns: key)
    content.insert(Entity(id: dataset, name: "t", details: table.details, origin: origin))
    for (position, name) in columns.enumerated() {
      var details = Dataset.Column(
        dataset: dataset, position: position, nativeType: "integer", type: .integer)
      details.isNullable = !["a", "strict"].contains(name)
      content.insert(
        Entity(id: column(name), name: name, details: details.details, origin: origin))
    }
    return content
  }

  private static func add(
    _ id: EntityID, _ details: EntityDetails, to content: inout CatalogContent
  ) {
    content.insert(Entity(id: id, name: id.name, details: details, origin: origin))
  }

  private func effects(_ change: String, _ content: CatalogContent) throws -> [String: WhatIf
    .Effect]
  {
    let whatIf = WhatIf(try #require(ProposedChange(change)), of: Self.column("a"), in: content)
    return Dictionary(uniqueKeysWithValues: whatIf.verdicts.map { ($0.hit.id.name, $0.effect) })
  }

  @Test(arguments: [
    Flow("drop", .identity, [.breaks, .breaks]), Flow("drop", .filter, [.breaks, .breaks]),
    Flow("rename", .identity, [.breaks, .changes]),
    Flow("rename", .aggregated, [.breaks, .changes]),
    Flow("type:bigint", .identity, [.changes, .changes]),
    Flow("type:bigint", .derived, [.changes, .changes]),
    Flow("type:bigint", .join, [.unaffected, .unaffected]),
    Flow("type:bigint", .masked, [.unaffected, .unaffected]),
    Flow("type:bigint", .hashed, [.changes, .changes]),
    Flow("type:smallint", .identity, [.changes, .changes]),
    Flow("type:smallint", .filter, [.changes, .changes]),
    Flow("type:date", .identity, [.breaks, .breaks]),
    Flow("type:date", .derived, [.breaks, .breaks]),
    Flow("type:date", .join, [.breaks, .breaks]),
    Flow("type:date", .aggregated, [.breaks, .breaks], expression: "sum(a)"),
    Flow("type:date", .aggregated, [.unaffected, .unaffected], expression: "count(a)"),
    Flow("type:date", .hashed, [.changes, .changes]),
    Flow("type:integer", .identity, [.unaffected, .unaffected]),
    Flow("null", .identity, [.changes, .changes]), Flow("null", .derived, [.changes, .changes]),
    Flow("null", .aggregated, [.changes, .changes]), Flow("null", .join, [.changes, .changes]),
  ])
  func whatHappensDependsOnHowDataFlows(_ flow: Flow) throws {
    var content = Self.content(["a", "b", "c"])
    content.insert(
      LineageEdge(
        from: Self.column("a"), to: Self.column("b"), transformation: flow.transformation,
        expression: flow.expression, origin: Self.origin))
    content.insert(
      LineageEdge(
        from: Self.column("b"), to: Self.column("c"), transformation: .identity,
        origin: Self.origin))
    let found = try effects(flow.change, content)
    #expect([found["b"], found["c"]] == flow.effects)
  }

  @Test func theWorstOfAllWaysCounts() throws {
    var content = Self.content(["a", "b", "c"])
    for (source, target, kind) in [
      ("a", "b", LineageEdge.Transformation.masked), ("a", "c", .identity), ("c", "b", .identity),
    ] {
      content.insert(
        LineageEdge(
          from: Self.column(source), to: Self.column(target), transformation: kind,
          origin: Self.origin))
    }
    #expect(try effects("type:bigint", content)["b"] == .changes)
    #expect(try effects("type:date", content)["b"] == .breaks)
  }

  @Test func emptyValuesAreRefusedByKeysAndByWhatIsDeclaredNotToBeEmpty() throws {
    var content = Self.content(["a", "strict", "key", "loose"], key: ["key"])
    for target in ["strict", "key", "loose"] {
      content.insert(
        LineageEdge(
          from: Self.column("a"), to: Self.column(target), transformation: .identity,
          origin: Self.origin))
    }
    let found = try effects("null", content)
    #expect(found == ["strict": .breaks, "key": .breaks, "loose": .changes])
  }

  @Test func whatMayBeEmptyAlreadyNoticesNothing() throws {
    var content = Self.content(["b", "c"])
    content.insert(
      LineageEdge(
        from: Self.column("b"), to: Self.column("c"), transformation: .identity,
        origin: Self.origin))
    let whatIf = WhatIf(.null, of: Self.column("b"), in: content)
    #expect(whatIf.verdicts.map(\.effect) == [.unaffected])
    #expect(whatIf.notes == ["it may be empty already"])
  }

  @Test(arguments: [
    ("drop", "not-null", WhatIf.Effect.breaks), ("rename", "unique", .breaks),
    ("null", "not-null", .breaks), ("null", "unique", .unaffected),
    ("type:bigint", "range", .unaffected), ("type:smallint", "range", .changes),
    ("type:date", "range", .breaks), ("type:date", "unique", .unaffected),
  ])
  func checksNoticeWhatTheyLookAt(_ change: String, _ kind: String, _ effect: WhatIf.Effect) throws
  {
    var content = Self.content(["a"])
    let check = Check(kind: kind, subject: Self.column("a"))
    Self.add(EntityID(.check, slug: "it"), check.details, to: &content)
    #expect(try effects(change, content) == ["it": effect])
  }

  @Test(arguments: [
    ("drop", WhatIf.Effect.breaks, WhatIf.Effect.breaks), ("rename", .breaks, .changes),
    ("null", .changes, .changes), ("type:bigint", .unaffected, .unaffected),
    ("type:date", .breaks, .breaks), ("type:smallint", .changes, .changes),
  ])
  func figuresNoticeWhatTheyAreComputedFrom(
    _ change: String, _ input: WhatIf.Effect, _ figure: WhatIf.Effect
  ) throws {
    var content = Self.content(["a"])
    let kpi = EntityID(.kpi, slug: "rate")
    let component = kpi.child(.component, "bottom")
    Self.add(kpi, Metric(kind: .kpi, shape: .ratio).details, to: &content)
    Self.add(
      component,
      Metric.Component(metric: kpi, slot: .denominator, role: "orders", aggregation: .sum).details,
      to: &content)
    content.insert(Link(component, .satisfiedBy, Self.column("a"), origin: Self.origin))
    content.insert(Link(kpi, .needs, component, origin: Self.origin))
    #expect(try effects(change, content) == ["bottom": input, "rate": figure])
  }

  @Test func aForeignKeyNoticesAndWhatIsMadeFromItDoesNot() throws {
    var content = Self.content(["a", "b", "c"])
    guard let table = content[Self.dataset], case .dataset(var details) = table.details else {
      return
    }
    details.foreignKeys = [.init(columns: ["b"], target: Self.dataset, targetColumns: ["a"])]
    Self.add(Self.dataset, details.details, to: &content)
    content.insert(
      LineageEdge(
        from: Self.column("b"), to: Self.column("c"), transformation: .identity,
        origin: Self.origin))
    #expect(try effects("drop", content) == ["b": .breaks, "c": .unaffected])
    #expect(try effects("type:bigint", content) == ["b": .changes, "c": .unaffected])
    #expect(try effects("rename", content) == ["b": .unaffected, "c": .unaffected])
  }

  @Test func aWholeStoryIsJudgedWithReasonsPathsAndOwners() throws {
    let content = MusicStore().content
    let whatIf = WhatIf(.drop, of: MusicStore.source("invoice_line", "unit_price"), in: content)
    #expect(whatIf.isBreaking)
    #expect(whatIf.effects["breaks"] == whatIf.extent.total)
    #expect(whatIf.owners.contains("Olga"))
    #expect(whatIf.verdicts.allSatisfy { $0.hit.path.first == whatIf.id })
    #expect(whatIf.markdown.contains("| breaks | `goal/grow-repeat-revenue` | it is measured by"))
    #expect(whatIf.text.contains("to tell: "))
  }

  @Test(arguments: ["", "type:", "types:int", "Drop", "remove"])
  func otherChangesAreRefused(_ text: String) { #expect(ProposedChange(text) == nil) }
}
