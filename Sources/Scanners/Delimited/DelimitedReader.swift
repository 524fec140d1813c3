/// Splits bytes into records and fields after RFC 4180: quotes protect delimiters, line ends and doubled quotes; lines
/// end with LF, CRLF or CR. A quote inside an unquoted field is a character like any other.
struct DelimitedReader {
  private enum State {
    case plain, quoted, afterQuote
  }

  private let delimiter: UInt8
  private var state = State.plain
  private var lastWasReturn = false
  private var record = DelimitedRecord()

  init(delimiter: UInt8) { self.delimiter = delimiter }

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Reads on in the next chunk.
  ///
  /// - Parameter body: receives each record that ends in it, and answers whether to go on.
  /// - Returns: whether to go on.
  mutating func read(_ chunk: [UInt8], _ body: (DelimitedRecord) throws -> Bool) rethrows -> Bool {
    var index = 0
    while index < chunk.count {
      let byte = chunk[index]
      index += 1
      switch state {
      case .quoted: readQuoted(byte)
      case .afterQuote where byte == Self.quote:
        record.append(byte)
        state = .quoted
      case .plain, .afterQuote:
        guard try readPlain(byte, body) else { return false }
      }
      guard state != .afterQuote else { continue }
      let run = plainRun(in: chunk, from: index)
      record.append(chunk[index..<run])
      index = run
    }
    return true
  }

  /// Ends the last record, which may lack a line end.
  mutating func finish(_ body: (DelimitedRecord) throws -> Bool) rethrows {
    guard record.count > 0 || !record.isAtFieldStart || state != .plain else { return }
    _ = try endRecord(body)
  }

  /// The end of the run of bytes that mean nothing but themselves in the present state.
  private func plainRun(in chunk: [UInt8], from start: Int) -> Int {
    var index = start
    if state == .quoted {
      while index < chunk.count, chunk[index] != Self.quote { index += 1 }
      return index
    }
    guard !record.isAtFieldStart else { return start }
    while index < chunk.count, chunk[index] != delimiter, chunk[index] != Self.newline,
      chunk[index] != Self.carriageReturn
    {
      index += 1
    }
    return index
  }

  private mutating func readQuoted(_ byte: UInt8) {
    if byte == Self.quote {
      state = .afterQuote
    } else {
      record.append(byte)
    }
  }

  private mutating func readPlain(_ byte: UInt8, _ body: (DelimitedRecord) throws -> Bool) rethrows
    -> Bool
  {
    let followsReturn = lastWasReturn
    lastWasReturn = byte == Self.carriageReturn
    switch byte {
    case delimiter:
      record.endField()
      state = .plain
    case Self.newline where followsReturn: break
    case Self.newline, Self.carriageReturn: return try endRecord(body)
    case Self.quote where record.isAtFieldStart && state == .plain:
      record.markQuoted()
      state = .quoted
    default:
      record.append(byte)
      state = .plain
    }
    return true
  }

  private mutating func endRecord(_ body: (DelimitedRecord) throws -> Bool) rethrows -> Bool {
    record.endField()
    state = .plain
    defer { record.clear() }
    return try body(record)
  }
}
