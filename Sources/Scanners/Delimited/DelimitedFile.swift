import Foundation
import GroundworkModel
import Profiling

/// One delimited file: its layout, and its records streamed.
struct DelimitedFile {
  let path: String
  let encoding: TextEncoding
  let layout: DelimitedLayout

  /// Opens a file and judges its layout; nil when there is nothing in it.
  init?(path: String) throws {
    self.path = path
    encoding = try TextEncoding.sniff(path: path)
    var stream = try ByteStream(path: path, encoding: encoding)
    var head = Array(repeating: UInt8(0), count: Self.headSize + 64)
    var count = 0
    while count < Self.headSize {
      let more = try head.withUnsafeMutableBufferPointer {
        try stream.read(into: UnsafeMutableBufferPointer(rebasing: $0[count..<Self.headSize]))
      }
      guard more > 0 else { break }
      count += more
    }
    guard count > 0,
      let layout = DelimitedLayout(head: head, count: count, isWhole: count < Self.headSize)
    else { return nil }
    self.layout = layout
  }

  /// Bytes from which the layout is judged.
  private static let headSize = 1 << 18

  /// Shows the records after the header, batch by batch; blank lines are passed over.
  ///
  /// - Parameters:
  ///   - limit: the most batches; all by default.
  ///   - pass: takes a filled batch and may leave another one to be filled next.
  /// - Returns: what was odd about the records.
  @discardableResult
  func read(
    into batch: inout RowBatch, atMost limit: Int = .max, _ pass: (inout RowBatch) throws -> Void
  ) throws -> DelimitedSplitter {
    var stream = try ByteStream(path: path, encoding: encoding)
    var reading = DelimitedReading(layout, encoding)
    var count = 0
    while !reading.isOver, count < limit {
      try reading.fill(batch, from: &stream)
      try pass(&batch)
      count += 1
    }
    return reading.splitter
  }
}

/// Where the reading of a delimited file stands between two batches.
private struct DelimitedReading {
  private(set) var splitter: DelimitedSplitter
  private var rest: [UInt8] = []
  private var isEnded = false
  /// Bytes that hold about as many rows as a batch does.
  private var wanted = 1 << 16

  init(_ layout: DelimitedLayout, _ encoding: TextEncoding) {
    splitter = DelimitedSplitter(layout)
  }

  var isOver: Bool { isEnded && rest.isEmpty }

  /// Fills a batch with the next records, one at least while there are any.
  mutating func fill(_ batch: RowBatch, from stream: inout ByteStream) throws {
    batch.clear()
    var text = batch.text
    text.reserve(rest.count)
    _ = text.buffer.update(from: rest)
    var (rows, at, filled) = (0, 0, rest.count)
    repeat {
      if !isEnded, rows == 0 { filled += try read(&text, filled, from: &stream) }
      (rows, at) = splitter.split(text, from: at, to: filled, isLast: isEnded)
      if rows == 0, filled - at >= Self.longestRecord {
        (rows, at) = splitter.splitLiterally(text, from: at, to: filled)
      }
    } while rows == 0 && !isEnded
    rest = Array(text.buffer[at..<filled])
    guard rows > 0 else { return }
    wanted = min(max(at / rows * batch.capacity, 1 << 12), 1 << 18)
  }

  /// A record that seems longer than this is taken for one with a stray quote.
  private static let longestRecord = 1 << 25

  private mutating func read(_ text: inout BatchText, _ filled: Int, from stream: inout ByteStream)
    throws -> Int
  {
    let count = max(wanted - filled, filled, 1 << 12)
    text.reserve(filled + count)
    let room = UnsafeMutableBufferPointer(rebasing: text.buffer[filled..<filled + count])
    let read = try stream.read(into: room)
    isEnded = read == 0
    return read
  }
}
