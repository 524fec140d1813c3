import Foundation

/// Keeps two processes from writing into the same folder at once; it goes with the process that held it.
final class FolderLock {
  private let descriptor: Int32

  /// Waits until nobody else holds the folder.
  init(_ folder: String) throws {
    descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
      throw ScaffoldError.system(
        operation: "lock", path: folder, reason: String(cString: strerror(errno)))
    }
  }

  deinit { close(descriptor) }
}
