import GroundworkKit
import Testing

@Suite struct ScaffoldPlanTests {
  @Test(arguments: [
    "", "/etc/passwd", "../x", "a/../../x", "a//b", "./a", "a/.", "a\\b", "a\nb", "a/\u{0}",
    ".groundwork/manifest.json", ".Groundwork/x", String(repeating: "x", count: 256),
  ])
  func aPathThatCouldLeaveTheFolderIsRefused(_ path: String) {
    #expect(throws: ScaffoldError.self) { try ScaffoldPlan([PlannedFile(path: path, content: "")]) }
  }

  @Test(arguments: [["a", "a"], ["A.sql", "a.sql"], ["a", "a/b"], ["X/y", "x"]])
  func pathsThatAreOneOnSomeSystemAreRefused(_ paths: [String]) {
    #expect(throws: ScaffoldError.self) {
      try ScaffoldPlan(paths.map { PlannedFile(path: $0, content: "") })
    }
  }

  @Test func filesAreSortedByTheirBytes() throws {
    let plan = try ScaffoldPlan(
      ["b", "a/z", "ä", "a-b", "B2"].map { PlannedFile(path: $0, content: "") })
    #expect(plan.files.map(\.path) == ["B2", "a-b", "a/z", "b", "ä"])
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func digestsAreThoseOfTheStandard(_ text: String, _ digest: String) {
    #expect(PlannedFile(path: "f", content: text).digest == digest)
  }
}
