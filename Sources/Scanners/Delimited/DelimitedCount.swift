import Foundation
import GroundworkModel
import Profiling

/// What a pass over a whole file counted.
struct DelimitedCount {
  var rows = 0
  /// Records with fewer or more fields than there are columns.
  var short = 0
  var long = 0
  /// Records in which a byte is no character of the encoding.
  var damaged = 0
  /// Fields whose quotes nothing closes.
  var unclosed = 0

  /// - Parameters:
  ///   - first: the batch to be filled first.
  ///   - each: is shown each batch and how many rows came before it, and may leave another one to be filled next.
  init(
    _ file: DelimitedFile, into first: RowBatch,
    _ each: (inout RowBatch, Int) throws -> Void
  ) throws {
    var batch = first
    var count = DelimitedCount()
    let splitter = try file.read(into: &batch) { batch in
      let (rows, damaged) = (batch.rows, batch.damagedRows)
      try each(&batch, count.rows)
      count.rows += rows
      count.damaged += damaged
    }
    count.short = splitter.short
    count.long = splitter.long
    count.unclosed = splitter.unclosed
    self = count
  }

  private init() {}

  /// Findings about the file itself.
  func issues(_ dataset: EntityID, _ file: DelimitedFile) -> [QualityIssue] {
    let width = file.layout.names.count
    return [
      issue(
        "ragged-rows", .warning, dataset, count: short + long,
        "\(short) rows have fewer and \(long) more fields than the \(width) columns"),
      issue(
        "unclosed-quote", .warning, dataset, count: unclosed,
        "quotes that open a field and that nothing closes"),
      issue(
        "encoding-damage", .warning, dataset, count: damaged,
        "rows with a character that was lost when the file was written"),
      file.encoding == .utf8
        ? nil
        : issue(
          "encoding", .info, dataset, count: rows,
          "the file is not UTF-8; it was read as \(file.encoding.rawValue)"),
      file.layout.hasHeader
        ? nil
        : issue(
          "no-header", .info, dataset, count: rows,
          "the first line looks like data, so columns are numbered"),
    ].compactMap(\.self)
  }

  private func issue(
    _ kind: String, _ severity: Diagnostic.Severity, _ dataset: EntityID, count: Int,
    _ evidence: String
  ) -> QualityIssue? {
    guard count > 0 else { return nil }
    var issue = QualityIssue(kind: kind, severity: severity, subject: dataset)
    issue.count = count
    issue.share = Double(count) / Double(rows)
    issue.evidence = evidence
    return issue
  }
}

extension RowBatch {
  /// Rows that hold U+FFFD, which stands for a lost character.
  fileprivate var damagedRows: Int {
    let text = text
    guard rows > 0 else { return 0 }
    var (count, row, at) = (0, 0, text.start(ofRow: 0))
    let end = text.byteCount
    while at < end, let found = memchr(text.start + at, 0xEF, end - at) {
      at = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(text.start)
      guard text.start[at + 1] == 0xBF, text.start[at + 2] == 0xBD else {
        at += 1
        continue
      }
      while row + 1 < rows, text.start(ofRow: row + 1) <= at { row += 1 }
      count += 1
      at = row + 1 < rows ? text.start(ofRow: row + 1) : end
    }
    return count
  }
}
