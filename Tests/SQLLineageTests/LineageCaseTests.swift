import SQLLineage
import Testing

@Suite struct LineageCaseTests {
  @Test(arguments: LineageCase.all) func theCaseHolds(_ example: LineageCase) {
    let found = example.run()
    if let lineage = example.lineage {
      #expect(found.lineage.sorted() == lineage.sorted())
    }
    if let tables = example.tables { #expect(found.tables == tables) }
    #expect(found.diagnostics == example.diagnostics)
  }

  @Test func thereAreCases() { #expect(LineageCase.all.count > 60) }
}
