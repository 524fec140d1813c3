import CatalogStore
import Foundation
import GroundworkModel
import Templating
import TestSupport
import Testing

/// `scaffold generate`, the real binary, killed while it writes: no file is ever half there, and the next call ends up
/// with the same bytes as one that nobody disturbed.
@Suite struct KilledGenerationTests {
  /// A project folder whose catalog asks for a pipeline.
  private struct Story {
    let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
      let store = try CatalogStore(
        path: folder.path("catalog.sqlite"),
        schema: AssetLocator(root: Checkout.root).schema.path, mode: .create)
      try "name: story\nsources: []\n".write(
        toFile: folder.path("groundwork.yaml"), atomically: false, encoding: .utf8)
      try store.write(by: "ada", because: "test") { try $0.save(ShapeStory.catalog().content) }
    }

    var pipeline: URL { folder.url.appending(path: "pipeline") }

    func generate(_ arguments: String...) throws -> CommandOutput {
      try BuiltCommand.scaffold.run(["generate"] + arguments, in: folder.url)
    }

    /// Starts a generation and kills it as soon as a folder holds so many files.
    ///
    /// - Returns: whether it was killed, not done before.
    func kill(_ arguments: [String], when count: Int, under place: String) throws -> Bool {
      let running = try BuiltCommand.scaffold.start(["generate"] + arguments, in: folder.url)
      let path = folder.path(place)
      while (try? FileManager.default.subpathsOfDirectory(atPath: path).count) ?? 0 < count {
        guard waitid(P_PID, id_t(running.process)) else { break }
        usleep(50)
      }
      running.signal(SIGKILL)
      return running.output().exit == 128 + SIGKILL
    }

    /// Whether a process is still running.
    private func waitid(_ type: idtype_t, _ process: id_t) -> Bool {
      var information = siginfo_t()
      let flags = WEXITED | WNOHANG | WNOWAIT
      return Foundation.waitid(type, process, &information, flags) == 0
        && information.si_signo == 0
    }

    /// Every file of the tree, its books included.
    func tree(withBooks: Bool = true) throws -> [String: Data] {
      var files: [String: Data] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: pipeline.path)
      where withBooks || !path.hasPrefix(".groundwork") {
        let place = pipeline.appending(path: path)
        files[path] = try? Data(contentsOf: place)
      }
      return files
    }
  }

  /// A story whose generation was killed; tried again where generation was faster than the kill.
  private func killed(
    _ arguments: String..., when count: Int, under place: String,
    after prepare: (Story) throws -> Void = { _ in }
  ) throws -> Story {
    for _ in 1...20 {
      let story = try Story()
      try prepare(story)
      if try story.kill(arguments, when: count, under: place) { return story }
    }
    Issue.record("no generation was killed with \(count) files in \(place)")
    return try Story()
  }

  @Test(.timeLimit(.minutes(15)), arguments: [1, 20, 60])
  func aNewTreeIsWholeOrNotThere(_ count: Int) throws {
    let undisturbed = try Story()
    #expect(try undisturbed.generate().exit == 0)
    let story = try killed(when: count, under: ".pipeline.groundwork-staging")
    if FileManager.default.fileExists(atPath: story.pipeline.path) {
      #expect(try story.tree() == undisturbed.tree())
    }
    let again = try story.generate()
    #expect(again.exit == 0, "\(again)")
    #expect(try story.tree() == undisturbed.tree())
    #expect(
      !FileManager.default.fileExists(atPath: story.folder.path(".pipeline.groundwork-staging")))
  }

  /// The warehouse changes, and with it many files.
  @Test(.timeLimit(.minutes(15)), arguments: [1, 4, 9])
  func anUpdateLeavesOldOrNewAndIsFinishedByTheNextCall(_ count: Int) throws {
    let undisturbed = try Story()
    #expect(try undisturbed.generate().exit == 0)
    let old = try undisturbed.tree(withBooks: false)
    #expect(try undisturbed.generate("--warehouse", "postgres").exit == 0)
    let new = try undisturbed.tree(withBooks: false)
    #expect(old != new)
    let story = try killed(
      "--warehouse", "postgres", when: count, under: "pipeline/.groundwork/staging"
    ) { try #expect($0.generate().exit == 0) }
    for (path, data) in try story.tree(withBooks: false) {
      #expect(data == old[path] || data == new[path], "\(path) is half there")
    }
    let again = try story.generate("--warehouse", "postgres")
    #expect(again.exit == 0, "\(again)")
    #expect(try story.tree() == undisturbed.tree())
  }
}
