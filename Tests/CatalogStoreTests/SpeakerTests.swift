import CatalogStore
import GroundworkModel
import Testing

/// Who may change which field of a record that several have spoken about.
@Suite struct SpeakerTests {
  private let source = EntityID(.source, slug: "crm")
  private let ada = Origin(.person, "ada")
  private let scan = Origin(.scan, "source/crm")
  private let rule = Origin(.rule, "R-A2")

  private func system(_ origin: Origin, _ change: (inout SourceSystem) -> Void = { _ in }) -> Entity
  {
    var system = SourceSystem(technology: "postgres")
    change(&system)
    return Entity(id: source, name: "crm", details: .source(system), origin: origin)
  }

  private func saved(_ versions: [Entity]) throws -> Entity? {
    let catalog = try TemporaryCatalog()
    for version in versions {
      try catalog.store.write(by: "test", because: "test") { _ = try $0.save(version) }
    }
    return try catalog.store.read { try $0.entity(source) }
  }

  @Test func aRescanKeepsWhatAPersonWrote() throws {
    var described = system(scan)
    described.description = "Where customers are kept"
    described.origin = ada
    let rescanned = system(scan) { $0.vendor = "PostgreSQL 15" }
    let result = try saved([system(scan), described, rescanned])
    #expect(result?.description == "Where customers are kept")
    #expect(result?.origin == scan)
    #expect(result?.fieldOrigins == ["description": ada])
    #expect(result?.details == rescanned.details)
  }

  @Test func aScanFillsInWhatAPersonLeftOpenAndMayChangeThatLater() throws {
    let told = system(ada) { $0.deletes = .soft }
    let first = system(scan) { $0.vendor = "PostgreSQL 14" }
    let second = system(scan) { $0.vendor = "PostgreSQL 15" }
    let result = try saved([told, first, second])
    #expect(result?.origin == ada)
    #expect(result?.fieldOrigins == ["details.vendor": scan])
    guard case .source(let system) = result?.details else {
      Issue.record("not a source")
      return
    }
    #expect(system.vendor == "PostgreSQL 15")
    #expect(system.deletes == .soft)
  }

  @Test func aMachineDoesNotOverwriteAPersonsWordInTheDetails() throws {
    let told = system(ada) { $0.vendor = "our own" }
    let result = try saved([told, system(scan) { $0.vendor = "PostgreSQL 15" }])
    #expect(result?.details == told.details)
    #expect(result?.fieldOrigins == [:])
  }

  @Test func whatVanishedIsMarkedRemovedWhoeverRecordedIt() throws {
    var gone = system(scan)
    gone.status = .removed
    let result = try saved([system(ada), gone])
    #expect(result?.status == .removed)
  }

  @Test func whatComesBackIsNoLongerRemoved() throws {
    var confirmed = system(ada)
    confirmed.status = .confirmed
    var gone = system(scan)
    gone.status = .removed
    let result = try saved([system(scan), confirmed, gone, system(scan)])
    #expect(result?.status == .draft)
  }

  @Test func tagsOfPeopleAndMachinesAddUp() throws {
    var tagged = system(ada)
    tagged.tags = ["gold"]
    var rescanned = system(scan)
    rescanned.tags = ["large"]
    let result = try saved([system(scan), tagged, rescanned])
    #expect(result?.tags == ["gold", "large"])
  }

  @Test func oneMachineReplacesAnother() throws {
    let result = try saved([system(scan) { $0.vendor = "a" }, system(rule)])
    #expect(result == system(rule))
  }

  @Test func aLinkThatAPersonRejectedStaysRejected() throws {
    let catalog = try TemporaryCatalog()
    let goal = Entity.goal("Grow")
    let kpi = Entity(
      id: EntityID(.kpi, slug: "revenue"), name: "revenue",
      details: .kpi(Metric(kind: .kpi, shape: .sum)), origin: ada)
    let rejected = Link(goal.id, .measuredBy, kpi.id, status: .rejected, origin: ada)
    let proposed = Link(goal.id, .measuredBy, kpi.id, status: .proposed, origin: rule)
    try catalog.store.write(by: "test", because: "test") {
      try $0.save(goal)
      try $0.save(kpi)
      try $0.save(proposed)
      try $0.save(rejected)
      #expect(try $0.save(proposed) == nil)
    }
    #expect(try catalog.store.read { try $0.links(of: goal.id).from } == [rejected])
  }
}
