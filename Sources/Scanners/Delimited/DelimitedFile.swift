import GroundworkModel

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
    guard let head = try stream.next(), let layout = DelimitedLayout(head: head) else {
      return nil
    }
    self.layout = layout
  }

  /// Shows each record after the header; blank lines are passed over.
  func forEachRecord(_ body: (DelimitedRecord) throws -> Void) throws {
    var stream = try ByteStream(path: path, encoding: encoding)
    var reader = DelimitedReader(delimiter: layout.delimiter)
    var isHeader = layout.hasHeader
    let visit = { (record: DelimitedRecord) throws -> Bool in
      guard !record.isBlank || layout.names.count == 1 else { return true }
      if isHeader { isHeader = false } else { try body(record) }
      return true
    }
    while let chunk = try stream.next() { _ = try reader.read(chunk, visit) }
    try reader.finish(visit)
  }
}
