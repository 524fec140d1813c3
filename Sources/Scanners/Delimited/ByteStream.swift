import Foundation

/// The bytes of a text file as UTF-8, whatever they are encoded in.
struct ByteStream: ~Copyable {
  private let file: CInt
  private let path: String
  private let encoding: TextEncoding
  private var isAtStart = true
  private var decoder: UTF16Decoder?

  init(path: String, encoding: TextEncoding) throws {
    file = open(path, O_RDONLY | O_CLOEXEC)
    self.path = path
    self.encoding = encoding
    guard file >= 0 else { throw ScanError.unreadableFile(path, reason: "it cannot be opened") }
  }

  deinit { if file >= 0 { close(file) } }

  /// The most bytes that a number of bytes of the file become.
  private var growth: Int { encoding == .utf8 ? 1 : 3 }

  /// Fills the front of a buffer of at least 16 bytes.
  ///
  /// - Returns: how many bytes were filled; 0 at the end of the file.
  mutating func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    guard encoding != .utf8 else { return try readPlain(into: buffer) }
    var raw = Array(repeating: UInt8(0), count: buffer.count / growth)
    while true {
      let count = try raw.withUnsafeMutableBufferPointer { try fill($0) }
      guard count > 0 else { return 0 }
      let decoded = decode(raw[..<count])
      guard decoded.isEmpty else {
        _ = UnsafeMutableBufferPointer(rebasing: buffer[..<decoded.count]).update(from: decoded)
        return decoded.count
      }
    }
  }

  private mutating func readPlain(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    let count = try fill(buffer)
    guard isAtStart else { return count }
    isAtStart = false
    guard buffer.prefix(count).starts(with: TextEncoding.utf8Mark) else { return count }
    let rest = Array(buffer[3..<count])
    _ = buffer.update(from: rest)
    return rest.isEmpty ? try fill(buffer) : rest.count
  }

  private mutating func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard encoding == .utf16 else { return TextEncoding.utf8(fromWindows1252: bytes) }
    if decoder == nil { decoder = UTF16Decoder(mark: bytes) }
    return decoder?.decode(bytes) ?? []
  }

  private func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    while true {
      let count = Foundation.read(file, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw ScanError.unreadableFile(path, reason: String(cString: strerror(errno)))
      }
    }
  }
}

/// Turns UTF-16 that comes in pieces into UTF-8; what is cut between pieces waits for the next.
struct UTF16Decoder {
  private let isBigEndian: Bool
  private var half: UInt8?
  private var lead: UInt16?
  private var isAtStart = true

  /// - Parameter mark: the first bytes, which start with the byte order mark.
  init(mark: ArraySlice<UInt8>) { isBigEndian = mark.first == 0xFE }

  mutating func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2 + 4)
    for byte in bytes {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let (high, low) = isBigEndian ? (first, byte) : (byte, first)
      append(UInt16(high) << 8 | UInt16(low), to: &text)
    }
    return text
  }

  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
    defer { isAtStart = false }
    if isAtStart, unit == 0xFEFF { return }
    if let lead {
      self.lead = nil
      if UTF16.isTrailSurrogate(unit) {
        let scalar = UTF16.decode(UTF16.EncodedScalar([lead, unit]))
        return text.append(
          contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
      }
      text.append(contentsOf: Unicode.UTF8.encodedReplacementCharacter)
    }
    guard !UTF16.isLeadSurrogate(unit) else { return lead = unit }
    let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
    text.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
  }
}
