import Foundation
import GroundworkModel
import Interviewing
import TestSupport
import Testing
import YAMLDocument

@Suite struct MetricLibraryTests {
  static func ids(where holds: (MetricArchetype) -> Bool = { _ in true }) -> [String] {
    let library = try? Knowledge.decode(MetricLibrary.self, "kpi-archetypes.yaml")
    return (library?.archetypes ?? []).filter(holds).map(\.id)
  }

  let library: MetricLibrary
  let industries: IndustryList

  init() throws {
    library = try Knowledge.decode(MetricLibrary.self, "kpi-archetypes.yaml")
    industries = try Knowledge.decode(IndustryList.self, "industries.yaml")
  }

  @Test func everyShapeHasAnArchetype() {
    #expect(Set(library.archetypes.map(\.shape)) == Set(MetricShape.allCases))
    #expect(library.archetypes.count >= 20)
  }

  @Test func idsAndNamesAreUnique() {
    #expect(Set(library.archetypes.map(\.id)).count == library.archetypes.count)
    #expect(Set(library.archetypes.map(\.kpiID)).count == library.archetypes.count)
  }

  @Test(arguments: ids())
  func everyArchetypeFillsTheSlotsOfItsShape(_ id: String) throws {
    let archetype = try #require(library.archetype(id))
    let slots = Set(archetype.components.map(\.slot))
    #expect(
      MetricSlots.required(by: archetype.shape).contains { slots.isSuperset(of: $0) },
      "\(archetype.id) has \(slots)")
  }

  @Test(arguments: ids { $0.shape == .composite })
  func aCompositeNamesExactlyItsParts(_ id: String) throws {
    let archetype = try #require(library.archetype(id))
    let parts = archetype.parts.compactMap { library.archetype($0) }
    #expect(parts.count == archetype.parts.count)
    let expression = try #require(archetype.parameters["expression"])
    let names = Set(expression.matches(of: /\{([a-z0-9-]+)\}/).map { String($0.1) })
    #expect(names == Set(parts.map { String($0.kpiID.path) }))
  }

  @Test(arguments: ids())
  func componentIDsOfAnInstanceAreUnique(_ id: String) throws {
    let archetype = try #require(library.archetype(id))
    let made = archetype.instance(currency: "EUR", origin: Origin(.person, "test"))
    #expect(Set(made.entities.map(\.id)).count == made.entities.count)
    #expect(made.links.count == archetype.components.count)
  }

  @Test func domainsOfIndustriesAreThoseOfArchetypes() {
    let known = Set(library.archetypes.map(\.domain))
    for entry in industries.industries + industries.functions {
      #expect(known.isSuperset(of: entry.domains), "\(entry.id)")
    }
  }

  @Test(arguments: ["ECO-02", "eco-02", "average order value", "AOV"])
  func anArchetypeIsFoundByIdNameAndSynonym(_ word: String) {
    #expect(library.archetype(word)?.id == "ECO-02")
  }
}
