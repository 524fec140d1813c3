import Foundation
import Profiling

/// Blocks of hashes in a file that has no name: it is gone with the process, and nobody else can open it.
final class HashFile: HashStore {
  let salt = UInt64.random(in: .min ... .max)
  private let file: CInt
  private var end: off_t = 0

  /// - Throws: `POSIXError` when there is no place for temporary files.
  init() throws {
    var path = Array((NSTemporaryDirectory() + "/groundwork-XXXXXX").utf8CString)
    file = mkstemp(&path)
    guard file >= 0 else { throw Self.error }
    unlink(path)
  }

  deinit { close(file) }

  func append(_ block: UnsafeBufferPointer<UInt64>) throws {
    let bytes = UnsafeRawBufferPointer(block)
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = pwrite(file, rest.baseAddress, rest.count, end)
      guard count > 0 else { throw Self.error }
      written += count
      end += off_t(count)
    }
  }

  func read(_ block: Int, into buffer: UnsafeMutableBufferPointer<UInt64>) throws {
    let bytes = UnsafeMutableRawBufferPointer(buffer)
    var done = 0
    while done < bytes.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
      let count = pread(file, rest.baseAddress, rest.count, off_t(block * bytes.count + done))
      guard count > 0 else { throw Self.error }
      done += count
    }
  }

  private static var error: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
