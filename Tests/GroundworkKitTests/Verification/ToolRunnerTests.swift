import Foundation
import TestSupport
import Testing

@testable import GroundworkKit

@Suite struct ToolRunnerTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func outputOfAnySizeIsKeptApart() throws {
    let result = try ToolRunner().run(
      "/bin/sh", ["-c", "seq 1 100000; echo wrong >&2; exit 3"], in: folder.url)
    #expect(result.exit == 3 && result.stderr == "wrong\n" && result.words == "wrong")
    #expect(result.stdout.utf8.count == 588_895)
  }

  @Test func telemetryIsOff() throws {
    let result = try ToolRunner().run("/usr/bin/env", [], in: folder.url, environment: ["OWN": "1"])
    #expect(result.stdout.contains("DO_NOT_TRACK=1\n") && result.stdout.contains("OWN=1\n"))
    #expect(!result.stdout.contains("PYTHONDONTWRITEBYTECODE"))
  }

  @Test func aProgramThatDoesNotEndIsStoppedWithItsChildren() throws {
    let mark = folder.path("child")
    let script = "(sleep 300 & echo $! > \(mark); wait)"
    #expect(throws: ToolError.timedOut(program: "/bin/sh", seconds: 1)) {
      try ToolRunner(timeout: 1).run("/bin/sh", ["-c", script], in: folder.url)
    }
    let child = try String(contentsOfFile: mark, encoding: .utf8)
    let id = try #require(pid_t(child.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(isGone(id))
  }

  @Test func aMissingProgramIsAnError() {
    #expect(throws: ToolError.self) {
      try ToolRunner().run("/nowhere/tool", [], in: folder.url)
    }
  }

  /// A killed child of a killed parent may wait for its new parent to notice: gone or a zombie.
  private func isGone(_ id: pid_t) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8) else {
      return true
    }
    return status.contains(") Z ")
  }
}
