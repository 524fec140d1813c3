import Foundation

/// The bytes of a text file as UTF-8, chunk by chunk, whatever they are encoded in.
struct ByteStream {
  static let chunkSize = 1 << 20
  private let file: FileHandle
  private let encoding: TextEncoding
  private var isAtStart = true

  init(path: String, encoding: TextEncoding) throws {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw ScanError.unreadableFile(path, reason: "it cannot be opened")
    }
    self.file = file
    self.encoding = encoding
  }

  /// The next bytes, or nil at the end of the file.
  mutating func next() throws -> [UInt8]? {
    guard encoding != .utf16 else { return try wholeFromUTF16() }
    guard var bytes = try file.read(upToCount: Self.chunkSize).map(Array.init), !bytes.isEmpty
    else { return nil }
    if isAtStart, bytes.starts(with: TextEncoding.utf8Mark) { bytes.removeFirst(3) }
    isAtStart = false
    return encoding == .windows1252 ? TextEncoding.utf8(fromWindows1252: bytes) : bytes
  }

  /// UTF-16 is rare in data and not worth a streaming decoder.
  private mutating func wholeFromUTF16() throws -> [UInt8]? {
    guard isAtStart else { return nil }
    isAtStart = false
    let data = try file.readToEnd() ?? Data()
    return String(data: data, encoding: .utf16).map { Array($0.utf8) }
  }
}
