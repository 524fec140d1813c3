import Foundation
import Profiling
import Synchronization

/// The thread that reads and one more: while the next batch is read, the other one looks at the columns of the last, and
/// the reader helps it with what is left.
final class ThreadPair: ProfilingCrew, @unchecked Sendable {
  /// Work of so many pieces; who comes first takes the next.
  private final class Job: Sendable {
    private let count: Int
    private let piece: @Sendable (Int) -> Void
    private let next = Atomic(0)

    init(_ count: Int, _ piece: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.piece = piece
    }

    func run() {
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        piece(index)
      }
    }
  }

  /// What the two threads share: the job is set before one signal and cleared after the other.
  private final class Desk: @unchecked Sendable {
    let isReady = DispatchSemaphore(value: 0)
    let isDone = DispatchSemaphore(value: 0)
    var job: Job?
    var isClosed = false
  }

  private let desk = Desk()

  init() {
    let desk = desk
    let thread = Thread {
      while true {
        desk.isReady.wait()
        guard !desk.isClosed else { return }
        desk.job?.run()
        desk.isDone.signal()
      }
    }
    thread.stackSize = 1 << 22
    thread.start()
  }

  deinit {
    finish()
    desk.isClosed = true
    desk.isReady.signal()
  }

  func start(_ count: Int, _ piece: @escaping @Sendable (Int) -> Void) {
    finish()
    desk.job = Job(count, piece)
    desk.isReady.signal()
  }

  func finish() {
    guard let job = desk.job else { return }
    job.run()
    desk.isDone.wait()
    desk.job = nil
  }
}

extension ProfilingResources {
  /// A second thread where there is a processor for it, and files for what memory has no room for.
  static var ofThisMachine: ProfilingResources {
    let isAlone = ProcessInfo.processInfo.activeProcessorCount < 2
    let crew: any ProfilingCrew = isAlone ? OneThread() : ThreadPair()
    return ProfilingResources(crew: crew) { try HashFile() }
  }
}
