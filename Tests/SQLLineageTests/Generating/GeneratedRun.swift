import Foundation

/// How many queries are generated, and from which seed on: `GROUNDWORK_QUERIES` and `GROUNDWORK_SEED` say otherwise.
struct GeneratedRun {
  let count: Int
  let seed: UInt64

  init(count: Int) {
    let environment = ProcessInfo.processInfo.environment
    self.count = environment["GROUNDWORK_QUERIES"].flatMap(Int.init) ?? count
    seed = environment["GROUNDWORK_SEED"].flatMap(UInt64.init) ?? 1
  }

  /// A seed for each query.
  var seeds: [UInt64] { (0..<UInt64(count)).map { seed &+ $0 } }
}
