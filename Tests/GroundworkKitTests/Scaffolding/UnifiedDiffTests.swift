import Foundation
import GroundworkKit
import TestSupport
import Testing

@Suite struct UnifiedDiffTests {
  @Test func aChangeIsShownWithItsContext() {
    let diff = UnifiedDiff(path: "f", from: "1\n2\n3\n4\n5\n", to: "1\n2\n3\nfour\n5")
    #expect(
      diff.text == """
        --- a/f
        +++ b/f
        @@ -1,5 +1,5 @@
         1
         2
         3
        -4
        -5
        +four
        +5
        \\ No newline at end of file

        """)
  }

  @Test func equalTextsDoNotDiffer() {
    #expect(UnifiedDiff(path: "f", from: "a\n", to: "a\n").text.isEmpty)
  }

  /// `patch` reads what we write: the random old text becomes the new one.
  @Test(arguments: 0..<40)
  func patchTurnsTheOldTextIntoTheNew(_ seed: UInt64) throws {
    var script = EditScript(seed: seed)
    let old = script.text() + "last\n"
    let new = script.edit(old, author: "new") + "end\n"
    let folder = try TemporaryFolder()
    try old.write(toFile: folder.path("f"), atomically: false, encoding: .utf8)
    let diff = UnifiedDiff(path: "f", from: old, to: new).text
    let output = try BuiltCommand(program: "/usr/bin/git").run(
      "apply", "--unidiff-zero", "--whitespace=nowarn", "-", in: folder.url,
      environment: ["GIT_CEILING_DIRECTORIES": folder.url.deletingLastPathComponent().path],
      input: diff)
    #expect(output.exit == 0, "seed \(seed): \(output)")
    #expect(try String(contentsOfFile: folder.path("f"), encoding: .utf8) == new, "seed \(seed)")
  }
}
