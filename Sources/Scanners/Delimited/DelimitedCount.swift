import GroundworkModel

/// What a pass over a whole file counted.
struct DelimitedCount {
  var rows = 0
  /// Records with fewer or more fields than there are columns.
  var short = 0
  var long = 0
  /// Records in which a byte is no character of the encoding.
  var damaged = 0

  init(_ file: DelimitedFile, _ each: (DelimitedRecord, Int) throws -> Void) throws {
    let width = file.layout.names.count
    var count = DelimitedCount()
    try file.forEachRecord { record in
      try each(record, count.rows)
      count.rows += 1
      if record.count < width { count.short += 1 }
      if record.count > width { count.long += 1 }
      if record.bytes.containsReplacement { count.damaged += 1 }
    }
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

extension [UInt8] {
  /// Whether it holds U+FFFD, which stands for a lost character.
  fileprivate var containsReplacement: Bool {
    var index = 0
    while index + 2 < count {
      if self[index] == 0xEF, self[index + 1] == 0xBF, self[index + 2] == 0xBD { return true }
      index += 1
    }
    return false
  }
}
