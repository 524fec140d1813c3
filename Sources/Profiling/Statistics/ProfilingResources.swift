/// What profiling needs of the outside world: threads, and a place for what memory has no room for.
public struct ProfilingResources: Sendable {
  let crew: any ProfilingCrew
  private let hashesInMemory: Int
  private let makeStore: @Sendable () throws -> (any HashStore)?

  /// Resources; by default one thread and memory alone.
  ///
  /// - Parameters:
  ///   - hashesInMemory: the most hashes of possible keys that one dataset holds in memory, eight bytes each.
  ///   - makeStore: makes a place for more; nil when there is none, and memory must do.
  public init(
    crew: any ProfilingCrew = OneThread(), hashesInMemory: Int = 1 << 22,
    makeStore: @escaping @Sendable () throws -> (any HashStore)? = { nil }
  ) {
    self.crew = crew
    self.hashesInMemory = hashesInMemory
    self.makeStore = makeStore
  }

  /// The room of each of so many columns.
  func room(columns: Int) -> HashRoom {
    HashRoom(limit: hashesInMemory / max(columns, 1), makeStore: makeStore)
  }
}

/// Threads that work on pieces of the same work.
public protocol ProfilingCrew: Sendable {
  /// Starts work of so many pieces, each done once by one of the threads, and may return before they are done.
  func start(_ count: Int, _ piece: @escaping @Sendable (Int) -> Void)
  /// Helps with what was started and waits until all of it is done.
  func finish()
}

/// A crew of the calling thread alone, which works at once.
public struct OneThread: ProfilingCrew {
  /// The calling thread.
  public init() {}

  /// Does the work.
  public func start(_ count: Int, _ piece: @escaping @Sendable (Int) -> Void) {
    for index in 0..<count { piece(index) }
  }

  /// Does nothing: all is done.
  public func finish() {}
}
