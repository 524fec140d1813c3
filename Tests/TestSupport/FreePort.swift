import Foundation

/// A port of 127.0.0.1 at which nobody listens.
enum FreePort {
  static func next() throws -> Int {
    let script =
      "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])"
    let printed = try ExternalCommand.output(of: ["python3", "-c", script])
    return Int(printed.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 55_432
  }
}

/// Counts up, from whatever thread.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0

  func next() -> Int {
    lock.withLock {
      count += 1
      return count
    }
  }
}
