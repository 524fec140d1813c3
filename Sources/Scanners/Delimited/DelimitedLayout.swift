import Foundation

/// How a delimited file is laid out, judged by its beginning.
struct DelimitedLayout {
  /// The character between fields: comma, semicolon, tab or bar.
  var delimiter: UInt8
  /// Column names: the header's, made unique, or `column_1`… where there is no header.
  var names: [String]
  var hasHeader: Bool

  private static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// Judges by the beginning of a file; nil when it is empty.
  ///
  /// - Parameters:
  ///   - head: the first `count` bytes, with eight more behind them.
  ///   - isWhole: whether that is all of the file.
  init?(head: [UInt8], count: Int, isWhole: Bool) {
    let trials = Self.candidates.map {
      (delimiter: $0, records: Self.records(head, count, $0, isWhole))
    }
    let best = trials.enumerated().max { left, right in
      let (one, two) = (Self.score(left.element.records), Self.score(right.element.records))
      return one == two ? left.offset > right.offset : one < two
    }
    guard let best = best?.element, let first = best.records.first else { return nil }
    delimiter = best.delimiter
    hasHeader = Self.isHeader(first)
    names = Self.names(hasHeader ? first : first.map { _ in "" })
  }

  /// The first sixty records, or fewer; one that is cut off only when there is no other.
  private static func records(
    _ head: [UInt8], _ count: Int, _ delimiter: UInt8, _ isWhole: Bool
  ) -> [[String]] {
    var head = head
    return head.withUnsafeMutableBufferPointer { buffer in
      guard let text = buffer.baseAddress else { return [] }
      let scanner = FieldScanner(delimiter: delimiter)
      var (records, record, at): ([[String]], [String], Int) = ([], [], 0)
      while records.count < 60, at < count || !record.isEmpty {
        let isLast = isWhole || records.isEmpty
        guard let field = scanner.field(text, at, count, isLast: isLast) else { break }
        record.append(Self.text(of: field, text))
        at = field.next
        guard field.endsRecord else { continue }
        if record != [""] || field.isQuoted { records.append(record) }
        record = []
      }
      return records
    }
  }

  private static func text(of field: DelimitedField, _ text: UnsafeMutablePointer<UInt8>) -> String
  {
    let bytes = UnsafeMutableBufferPointer(start: text + field.start, count: field.length)
    guard field.hasInnerQuotes else { return String(decoding: bytes, as: UTF8.self) }
    var copy = Array(bytes) + Array(repeating: 0, count: 8)
    let length = copy.withUnsafeMutableBufferPointer { copy in
      copy.baseAddress.map { start in
        var field = field
        field.start = 0
        return FieldScanner.withoutInnerQuotes(start, field)
      } ?? 0
    }
    return String(decoding: copy[..<length], as: UTF8.self)
  }

  /// How far records agree on a number of fields above one.
  private static func score(_ records: [[String]]) -> Double {
    let counts = Dictionary(grouping: records, by: \.count).mapValues(\.count)
    guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), usual.key > 1
    else { return 0 }
    let share = Double(usual.value) / Double(records.count)
    return share * share * (1 + Double(min(usual.key, 40)) / 100)
  }

  /// A header has names, most of them different, and none of them looks like a number, date or address.
  private static func isHeader(_ first: [String]) -> Bool {
    let names = first.map { $0.trimmingCharacters(in: .whitespaces) }
    guard names.contains(where: { !$0.isEmpty }), !names.contains(where: looksLikeValue) else {
      return false
    }
    let given = names.filter { !$0.isEmpty }
    return Set(given).count * 2 >= given.count
  }

  private static func looksLikeValue(_ name: String) -> Bool {
    let digits = name.filter(\.isNumber).count
    return name.contains("@") || digits > 0 && digits * 2 >= name.count
  }

  private static func names(_ header: [String]) -> [String] {
    var taken: Set<String> = []
    return header.enumerated().map { index, field in
      let name = field.trimmingCharacters(in: .whitespacesAndNewlines)
      var unique = name.isEmpty ? "column_\(index + 1)" : name
      var number = 2
      while taken.contains(unique) {
        unique = "\(name)_\(number)"
        number += 1
      }
      taken.insert(unique)
      return unique
    }
  }
}
