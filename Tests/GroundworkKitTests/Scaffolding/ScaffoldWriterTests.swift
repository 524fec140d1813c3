import Foundation
import GroundworkKit
import TestSupport
import Testing

@Suite struct ScaffoldWriterTests {
  let folder: TemporaryFolder
  let target: URL

  init() throws {
    folder = try TemporaryFolder()
    target = folder.url.appending(path: "pipeline")
  }

  private func plan(_ files: [String: String]) throws -> ScaffoldPlan {
    try ScaffoldPlan(files.map { PlannedFile(path: $0.key, content: $0.value) })
  }

  @discardableResult
  private func write(_ files: [String: String], restoring: Bool = false) throws
    -> ScaffoldComparison
  {
    let plan = try plan(files)
    let expected = try plan.comparison(with: target, restoring: restoring)
    let done = try ScaffoldWriter().write(plan, to: target, restoring: restoring)
    #expect(expected == done, "what --check shows is what happens")
    return done
  }

  private func put(_ text: String, _ path: String) throws {
    let place = target.appending(path: path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  private func text(_ path: String) -> String? {
    try? String(contentsOf: target.appending(path: path), encoding: .utf8)
  }

  private func actions(_ comparison: ScaffoldComparison) -> [String: FileOutcome.Action] {
    Dictionary(uniqueKeysWithValues: comparison.outcomes.map { ($0.path, $0.action) })
  }

  @Test func aNewTreeAppearsWithItsBooks() throws {
    let done = try write(["a": "1\n", "d/b": "2\n"])
    #expect(done.summary == "2 create")
    #expect(text("d/b") == "2\n" && text(".groundwork/pristine/d/b") == "2\n")
    #expect(text(".groundwork/manifest.json")?.contains("\"path\" : \"d/b\"") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["pipeline"])
  }

  @Test func generatingAgainChangesNothing() throws {
    try write(["a": "1\n"])
    let again = try plan(["a": "1\n"]).comparison(with: target)
    #expect(again.isUpToDate && again.unifiedDiff.isEmpty)
  }

  @Test func anUneditedFileIsReplacedAndAnEditedOneIsKept() throws {
    try write(["a": "1\n", "b": "1\n"])
    try put("mine\n", "b")
    #expect(actions(try write(["a": "2\n", "b": "1\n"])) == ["a": .replace, "b": .keep])
    #expect(text("a") == "2\n" && text("b") == "mine\n")
  }

  @Test func editsOnBothSidesAreMerged() throws {
    try write(["a": "1\n2\n3\n"])
    try put("mine\n1\n2\n3\n", "a")
    #expect(actions(try write(["a": "1\n2\n3\n4\n"])) == ["a": .merge])
    #expect(text("a") == "mine\n1\n2\n3\n4\n")
    #expect(actions(try write(["a": "1\n2\n3\n4\n"])) == ["a": .keep])
  }

  @Test func aConflictStaysUntilAPersonResolvesIt() throws {
    try write(["a": "1\n"])
    try put("mine\n", "a")
    #expect(try write(["a": "2\n"]).conflicts.map(\.path) == ["a"])
    #expect(actions(try write(["a": "3\n"])) == ["a": .unresolved])
    try put("mine and 2\n", "a")
    #expect(actions(try write(["a": "2\n"])) == ["a": .keep])
  }

  @Test func aDeletedFileStaysDeletedUnlessItIsWantedBack() throws {
    try write(["a": "1\n", "b": "1\n"])
    try FileManager.default.removeItem(at: target.appending(path: "a"))
    #expect(actions(try write(["a": "2\n", "b": "1\n"]))["a"] == .staysDeleted)
    #expect(text("a") == nil)
    #expect(actions(try write(["a": "2\n", "b": "1\n"], restoring: true))["a"] == .restore)
    #expect(text("a") == "2\n")
  }

  @Test func whatIsNoLongerGeneratedGoesUnlessItWasEdited() throws {
    try write(["a": "1\n", "d/b": "1\n", "c": "1\n"])
    try put("mine\n", "a")
    #expect(actions(try write(["c": "1\n"])) == ["a": .release, "d/b": .remove, "c": .unchanged])
    #expect(text("a") == "mine\n")
    #expect(!FileManager.default.fileExists(atPath: target.appending(path: "d").path))
    #expect(text(".groundwork/pristine/a") == nil && text(".groundwork/pristine/d/b") == nil)
    #expect(actions(try write(["c": "1\n"])) == ["c": .unchanged])
  }

  @Test func aFileThatWasThereBeforeIsNeverOverwritten() throws {
    try put("mine\n", "Makefile")
    #expect(actions(try write(["Makefile": "1\n", "a": "1\n"]))["Makefile"] == .propose)
    #expect(text("Makefile") == "mine\n" && text("Makefile.new") == "1\n")
    #expect(actions(try write(["Makefile": "1\n", "a": "1\n"]))["Makefile"] == .keep)
    try write(["Makefile": "2\n", "a": "1\n"])
    #expect(text("Makefile") == "mine\n" && text("Makefile.new") == "2\n")
    try put("edited proposal\n", "Makefile.new")
    try write(["Makefile": "3\n", "a": "1\n"])
    #expect(text("Makefile.new") == "edited proposal\n" && text("Makefile.new2") == "3\n")
  }

  @Test func aFileThatIsNotTextIsNeverOverwritten() throws {
    try write(["a": "1\n"])
    try Data([0xFF, 0xFE, 0x00]).write(to: target.appending(path: "a"))
    #expect(actions(try write(["a": "2\n"])) == ["a": .propose])
    #expect(try Data(contentsOf: target.appending(path: "a")) == Data([0xFF, 0xFE, 0x00]))
  }

  @Test func aLostPristineTextMakesTheFileAPersonsOwn() throws {
    try write(["a": "1\n"])
    try FileManager.default.removeItem(at: target.appending(path: ".groundwork/pristine/a"))
    #expect(actions(try write(["a": "2\n"])) == ["a": .propose])
    #expect(text("a") == "1\n")
  }

  @Test func aProgramMayBeRun() throws {
    let plan = try ScaffoldPlan([
      PlannedFile(path: "run", content: "#!/bin/sh\n", isExecutable: true)
    ])
    try ScaffoldWriter().write(plan, to: target)
    #expect(FileManager.default.isExecutableFile(atPath: target.appending(path: "run").path))
    try ScaffoldWriter().write(self.plan(["run": "#!/bin/sh\n"]), to: target)
    #expect(!FileManager.default.isExecutableFile(atPath: target.appending(path: "run").path))
  }

  @Test(arguments: ["out", "out/x", "file", ".groundwork"])
  func aLinkThatLeadsOutIsRefused(_ link: String) throws {
    try put("keep\n", "kept")
    let outside = folder.url.appending(path: "outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    let place = target.appending(path: link == "out/x" ? "out" : link)
    try FileManager.default.createSymbolicLink(at: place, withDestinationURL: outside)
    let path = link == ".groundwork" ? "a" : link == "file" ? "file" : "out/x"
    #expect(throws: ScaffoldError.self) {
      try ScaffoldWriter().write(plan([path: "1\n"]), to: target)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).isEmpty)
  }

  @Test func aLinkWithinTheFolderIsFollowed() throws {
    try put("x\n", "real/kept")
    try FileManager.default.createSymbolicLink(
      atPath: target.appending(path: "alias").path, withDestinationPath: "real")
    try write(["alias/a": "1\n"])
    #expect(text("real/a") == "1\n")
  }

  @Test func theDiffIsWhatChanges() throws {
    try write(["a": "1\n", "b": "1\n"])
    let diff = try plan(["a": "2\n", "c": "new\n"]).comparison(with: target).unifiedDiff
    #expect(diff.contains("--- a/a\n+++ b/a\n@@ -1 +1 @@\n-1\n+2\n"))
    #expect(diff.contains("--- a/b\n+++ /dev/null\n") && diff.contains("--- /dev/null\n+++ b/c\n"))
  }
}
