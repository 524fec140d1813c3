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

  /// The child of the program holds a pipe open; that the pipe ends shows that the child did.
  @Test func aProgramThatDoesNotEndIsStoppedWithItsChildren() throws {
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    #expect(throws: ToolError.timedOut(program: "/bin/sh", seconds: 1)) {
      try ToolRunner(timeout: 1).run(
        "/bin/sh", ["-c", "sleep 3000 > \(pipe) & wait"], in: folder.url)
    }
    var waiting = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
    #expect(poll(&waiting, 1, 60_000) == 1)
    #expect(waiting.revents & Int16(POLLHUP) != 0)
  }

  @Test func aMissingProgramIsAnError() {
    #expect(throws: ToolError.self) {
      try ToolRunner().run("/nowhere/tool", [], in: folder.url)
    }
  }
}
