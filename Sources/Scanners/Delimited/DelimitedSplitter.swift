import Profiling

/// Splits text that lies in a batch into rows, and counts what is odd about its records.
struct DelimitedSplitter {
  /// Records with fewer fields than there are columns.
  private(set) var short = 0
  /// Records with more fields than there are columns.
  private(set) var long = 0
  /// Fields whose quotes nothing closes.
  private(set) var unclosed = 0

  private var scanner: FieldScanner
  private let width: Int
  private var isHeaderNext: Bool
  private var inner: [(column: Int, field: DelimitedField)] = []

  init(_ layout: DelimitedLayout) {
    scanner = FieldScanner(delimiter: layout.delimiter)
    width = layout.names.count
    isHeaderNext = layout.hasHeader
  }

  /// Places the fields of complete records in their rows; blank lines are passed over.
  ///
  /// - Parameter isLast: whether no text follows, so that the last record needs no line end.
  /// - Returns: how many rows there are, and where the first record starts that is not among them.
  mutating func split(_ text: BatchText, from start: Int, to end: Int, isLast: Bool)
    -> (rows: Int, next: Int)
  {
    var (row, at) = (0, start)
    while row < text.capacity, at < end {
      guard let record = record(text, row, at, end, isLast: isLast) else { break }
      at = record.next
      guard !record.isBlank || width == 1 else { continue }
      if isHeaderNext {
        isHeaderNext = false
        continue
      }
      if record.fields != width { note(record, text, row) }
      row &+= 1
    }
    text.end(rows: row, bytes: at)
    return (row, at)
  }

  /// Splits the next record as if quotes were nothing special: its first one is closed by none within reach.
  mutating func splitLiterally(_ text: BatchText, from start: Int, to end: Int)
    -> (rows: Int, next: Int)
  {
    unclosed += 1
    scanner.ignoresQuotes = true
    defer { scanner.ignoresQuotes = false }
    guard let record = record(text, 0, start, end, isLast: true) else { return (0, start) }
    if record.fields != width { note(record, text, 0) }
    text.end(rows: 1, bytes: record.next)
    return (1, record.next)
  }

  private struct Record {
    var fields: Int
    var next: Int
    var isBlank: Bool
  }

  @inline(__always)
  private mutating func record(
    _ text: BatchText, _ row: Int, _ start: Int, _ end: Int, isLast: Bool
  ) -> Record? {
    let bytes = text.start
    var (at, column) = (start, 0)
    while let field = scanner.field(bytes, at, end, isLast: isLast) {
      if column < width {
        if field.length == 0, !field.isQuoted {
          text.placeNull(field.start, row: row, column: column)
        } else {
          text.place(field.start, field.length, row: row, column: column)
        }
        if field.hasInnerQuotes { inner.append((column, field)) }
      }
      column &+= 1
      at = field.next
      guard field.endsRecord else { continue }
      if field.isUnclosed { unclosed += 1 }
      if !inner.isEmpty { takeOutQuotes(text, row) }
      let isBlank = column == 1 && field.length == 0 && !field.isQuoted
      return Record(fields: column, next: at, isBlank: isBlank)
    }
    inner.removeAll(keepingCapacity: true)
    return nil
  }

  /// Only when a record is complete may its bytes change: an incomplete one is split again.
  private mutating func takeOutQuotes(_ text: BatchText, _ row: Int) {
    for (column, field) in inner {
      let length = FieldScanner.withoutInnerQuotes(text.start, field)
      text.place(field.start, length, row: row, column: column)
    }
    inner.removeAll(keepingCapacity: true)
  }

  private mutating func note(_ record: Record, _ text: BatchText, _ row: Int) {
    guard record.fields < width else { return long += 1 }
    short += 1
    for column in record.fields..<width { text.placeNull(record.next, row: row, column: column) }
  }
}
