import TestSupport
import Testing

@Suite struct VersionTests {
  @Test(arguments: [BuiltCommand.catalog, .scaffold])
  func everyCommandTellsItsVersion(_ command: BuiltCommand) throws {
    let output = try command.run("--version")
    #expect(output.exit == 0 && output.stdout == "0.1.0\n", "\(output)")
  }

  @Test func aWrongOptionIsAUsageErrorOnStandardError() throws {
    let output = try BuiltCommand.catalog.run("--nonsense")
    #expect(output.exit == 64 && output.stdout.isEmpty, "\(output)")
    #expect(output.stderr.contains("--nonsense"), "\(output)")
  }
}
