import Scanners
import Testing

@Suite struct ScanScopeTests {
  @Test(arguments: [
    ([], [], true), (["customer"], [], true), (["cust*"], [], true), (["public.*"], [], true),
    (["PUBLIC.C?stomer"], [], true), (["orders"], [], false), ([], ["*.customer"], false),
    (["*"], ["public.*"], false), (["*o*e*"], [], true), (["custome"], [], false),
  ])
  func patternsDecide(include: [String], exclude: [String], isWanted: Bool) {
    let scope = ScanScope(include: include, exclude: exclude)
    #expect(scope.contains(["public", "customer"]) == isWanted)
  }
}
