import Foundation
import GroundworkKit
import TestSupport
import Testing

/// Stops the writer before each of its steps, as a kill would, and looks at what is left.
@Suite struct InterruptedWriteTests {
  private struct Stop: Error {}

  private let first = ["a": "1\n2\n3\n", "b": "1\n", "c": "1\n", "gone": "1\n", "x": "1\n"]
  private let second = ["a": "1\n2\n3\n4\n", "b": "2\n", "c": "2\n", "d/new": "2\n", "x": "2\n"]

  private func plan(_ files: [String: String]) throws -> ScaffoldPlan {
    try ScaffoldPlan(files.map { PlannedFile(path: $0.key, content: $0.value) })
  }

  /// A writer that stops before its step of a number, from 0.
  private func writer(stoppingBefore number: Int) -> ScaffoldWriter {
    var taken = 0
    return ScaffoldWriter(onStep: { _ in
      if taken == number { throw Stop() }
      taken += 1
    })
  }

  @Test func aNewTreeIsWholeOrNotThere() throws {
    let folder = try TemporaryFolder()
    let target = folder.url.appending(path: "pipeline")
    var step = 0
    while true {
      do {
        try writer(stoppingBefore: step).write(plan(first), to: target)
        break
      } catch is Stop {
        #expect(!FileManager.default.fileExists(atPath: target.path), "stopped before step \(step)")
        step += 1
      }
    }
    #expect(step > first.count)
    #expect(try tree(target) == first)
  }

  @Test func anUpdateStoppedAnywhereIsFinishedByTheNextCall() throws {
    var step = 0
    var wasFinished = false
    while !wasFinished {
      let folder = try TemporaryFolder()
      let target = folder.url.appending(path: "pipeline")
      try ScaffoldWriter().write(plan(first), to: target)
      try "mine\n1\n2\n3\n".write(
        to: target.appending(path: "a"), atomically: false, encoding: .utf8)
      try "mine\n".write(to: target.appending(path: "x"), atomically: false, encoding: .utf8)
      do {
        try writer(stoppingBefore: step).write(plan(second), to: target)
        wasFinished = true
      } catch is Stop {}
      for (path, text) in try tree(target) {
        #expect(
          [first[path], second[path]].contains(text) || text.contains("mine"), "step \(step)")
      }
      try ScaffoldWriter().write(plan(second), to: target)
      try expectSecond(target, step)
      step += 1
    }
    #expect(step > second.count * 2)
  }

  private func expectSecond(_ target: URL, _ step: Int) throws {
    let result = try tree(target)
    #expect(Set(result.keys) == Set(second.keys), "step \(step)")
    #expect(result["a"] == "mine\n1\n2\n3\n4\n" && result["b"] == "2\n", "step \(step)")
    let conflict = result["x"] ?? ""
    #expect(conflict.components(separatedBy: "<<<<<<< yours").count == 2, "step \(step)")
    let books = try FileManager.default.contentsOfDirectory(
      atPath: target.appending(path: ".groundwork").path)
    #expect(books.sorted() == ["manifest.json", "pristine"], "step \(step)")
    #expect(try plan(second).comparison(with: target).isUpToDate, "step \(step)")
  }

  @Test func anEditMadeBetweenAKillAndTheNextCallSurvives() throws {
    let folder = try TemporaryFolder()
    let target = folder.url.appending(path: "pipeline")
    try ScaffoldWriter().write(plan(first), to: target)
    let steps = second.count + 1 + 1
    _ = try? writer(stoppingBefore: steps).write(plan(second), to: target)
    #expect(
      FileManager.default.fileExists(
        atPath: target.appending(path: ".groundwork/journal.json").path))
    try "edited\n1\n2\n3\n".write(
      to: target.appending(path: "a"), atomically: false, encoding: .utf8)
    try ScaffoldWriter().write(plan(second), to: target)
    #expect(try tree(target)["a"] == "edited\n1\n2\n3\n4\n")
  }

  private func tree(_ target: URL) throws -> [String: String] {
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: target.path)
    where !path.hasPrefix(".groundwork") {
      let place = target.appending(path: path)
      guard let text = try? String(contentsOf: place, encoding: .utf8) else { continue }
      files[path] = text
    }
    return files
  }
}
