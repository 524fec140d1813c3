import CatalogStore
import Foundation
import GroundworkModel
import TestSupport
import Testing

/// Several processes at one catalog, and processes that are killed.
@Suite struct ProcessTests {
  @Test func severalProcessesWriteAndReadAtOnceAndNothingIsLost() throws {
    let shop = try CommandCatalog()
    let writers = try (0..<8).map { number in
      try BuiltCommand.catalog.start(["tag", "shop.orders", "tag\(number)"], in: shop.folder.url)
    }
    let readers = try (0..<8).map { _ in
      try BuiltCommand.catalog.start(["search", "orders"], in: shop.folder.url)
    }
    for process in writers + readers {
      let output = process.output()
      #expect(output.exit == 0, "\(output)")
    }
    let orders = try shop.store().read {
      try $0.entity(EntityID(.dataset, path: ["shop", "orders"]))
    }
    #expect(orders?.tags == (0..<8).map { "tag\($0)" })
    #expect(try shop.store().damage() == [])
  }

  /// A shell tags in a loop and notes what was acknowledged; it is killed with the command it is running.
  @Test(arguments: 1...6)
  func whatWasCommittedBeforeAKillIsThere(_ acknowledged: Int) throws {
    let shop = try CommandCatalog()
    let noted = shop.folder.path("noted")
    let loop = """
      number=0
      while true; do
        "$1" tag shop.orders "tag$number" > /dev/null && echo "tag$number" >> noted
        number=$((number + 1))
      done
      """
    let shell = try BuiltCommand(program: "/usr/bin/setsid").start(
      ["bash", "-c", loop, "loop", BuiltCommand.catalog.path], in: shop.folder.url)
    var tags: [String] = []
    while tags.count < acknowledged {
      usleep(1000)
      tags = Self.lines(of: noted)
    }
    kill(-shell.process, SIGKILL)
    #expect(shell.output().exit == 128 + SIGKILL)
    let store = try shop.store()
    #expect(try store.damage() == [])
    let orders = try store.read { try $0.entity(EntityID(.dataset, path: ["shop", "orders"])) }
    let kept = orders?.tags ?? []
    for tag in Self.lines(of: noted) { #expect(kept.contains(tag)) }
    let found = try shop.catalog("search", "--tag", "tag0")
    #expect(found.exit == 0, "\(found)")
  }

  private static func lines(of path: String) -> [String] {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }
}
