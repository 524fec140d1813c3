import GroundworkModel

/// Conditions on a value `v` without blanks around it, as SQL: what ``ValueShape`` says of bytes, said of texts.
///
/// SQLite has no regular expressions, so there a shape is told by GLOB and lengths, a little more loosely.
struct ValueSQL {
  private let dialect: QueryPlace.Dialect

  init(_ dialect: QueryPlace.Dialect) { self.dialect = dialect }

  /// Whether the value has one of these shapes.
  func isAny(_ shapes: [ValueShape]) -> String {
    shapes.map(isShape).joined(separator: " OR ")
  }

  /// Whether the value is of no shape that a type has, and no word for "no value".
  func isNone(ofType type: DataType) -> String {
    let shapes = ValueShape.allCases.filter { ColumnSummary.fits($0, type) }
    return "NOT (\(isAny(shapes + [.placeholder])))"
  }

  /// Whether the value has a shape.
  func isShape(_ shape: ValueShape) -> String {
    switch shape {
    case .placeholder: isWord(ValueWords.placeholders.words)
    case .boolean: isWord(ValueWords.booleans.words)
    default: dialect == .sqlite ? globbed(shape) : matching(shape)
    }
  }

  /// Whether the value is one of some words, in letters of any size.
  func isWord(_ words: [String]) -> String {
    "lower(v) IN (\(words.sorted().map(SQLWord.text).joined(separator: ", ")))"
  }
}

extension ValueSQL {
  /// Whether the value is one of some whole numbers, however it is written.
  func isNumber(_ numbers: [Double]) -> String {
    let isNumber = isAny(ValueShape.allCases.filter(\.isNumeric))
    let list = numbers.map { String(Int($0)) }.joined(separator: ", ")
    return
      "CASE WHEN \(isNumber) THEN CAST(replace(v, ',', '') AS DOUBLE PRECISION) IN (\(list)) ELSE false END"
  }

  /// Whether the value is none of some words in capitals, and no word for "no value".
  func isNoWord(of words: Set<String>) -> String {
    let list = words.sorted().map(SQLWord.text).joined(separator: ", ")
    return "upper(v) NOT IN (\(list)) AND NOT (\(isShape(.placeholder)))"
  }

  /// Whether the value has other ``UnusualSigns`` than some.
  func hasOtherSigns(than usual: String) -> String? {
    let signs = "!\"#$%&()*+,/:;<=>?@[\\\\\\]^_`{|}~"
    switch dialect {
    case .sqlite: return usual.isEmpty ? "v GLOB '*[]!\"#$%&()*+,/:;<=>?@[\\^_`{|}~]*'" : nil
    case .postgres, .duckdb:
      return "regexp_replace(v, '[^\(signs)]', '', 'g') <> \(SQLWord.text(usual))"
    }
  }

  /// Whether the value has an e-mail address among other words.
  var hasInnerAddress: String {
    let parts = "[A-Za-z0-9._-]@[A-Za-z0-9][A-Za-z0-9._-]*[.][A-Za-z]"
    switch dialect {
    case .sqlite: return "v GLOB '*[A-Za-z0-9._-]@[A-Za-z0-9]*.[A-Za-z]*' AND v GLOB '*[ \n\t]*'"
    case .postgres: return "v ~ '\(parts)' AND v ~ '[[:space:]]'"
    case .duckdb: return "regexp_matches(v, '\(parts)') AND regexp_matches(v, '[[:space:]]')"
    }
  }

  /// Whether the value has letters that are UTF-8 read as Latin-1.
  var isMisread: String {
    switch dialect {
    case .sqlite: "v GLOB '*[\u{C3}\u{C2}][\u{80}-\u{BF}]*'"
    case .postgres: "v ~ '[\u{C3}\u{C2}][\\u0080-\\u00BF]'"
    case .duckdb: "regexp_matches(v, '[\u{C3}\u{C2}][\\x{80}-\\x{BF}]')"
    }
  }
}

extension ValueSQL {
  private func matching(_ shape: ValueShape) -> String {
    let pattern = Self.patterns[shape] ?? Self.day(shape) ?? ".*"
    return dialect == .postgres
      ? "v ~ '^(\(pattern))$'" : "regexp_full_match(v, '\(pattern)', 's')"
  }

  private static let patterns: [ValueShape: String] = [
    .integer: "[+-]?(0|[1-9][0-9]*)", .paddedInteger: "[+-]?0[0-9]+",
    .decimal: "[+-]?(\(number(mark: "[.]", group: ",")))",
    .decimalComma: "[+-]?(\(number(mark: ",", group: "[.]")))",
    .scientific: "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)[eE][+-]?[0-9]{1,3}",
    .time: "([01]?[0-9]|2[0-4]):[0-5][0-9](:[0-9]{2}.*)?",
    .uuid: "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
    .json: "[{].*[}]|[[].*[]]",
  ]

  /// Numbers with a decimal mark, or with two groups of three or more.
  private static func number(mark: String, group: String) -> String {
    let grouped = "[0-9]{1,3}(\(group)[0-9]{3})"
    return "[0-9]+\(mark)[0-9]*|\(mark)[0-9]+|\(grouped)+\(mark)[0-9]*|\(grouped){2,}"
  }

  private static func day(_ shape: ValueShape) -> String? {
    guard let (mark, hasTime) = shape.day else { return nil }
    let few = "[0-9]{1,2}"
    let day =
      mark.map { "\(few)\($0)\(few)\($0)[0-9]{4}" }
      ?? "[0-9]{4}(-\(few)-|/\(few)/|[.]\(few)[.])\(few)"
    return hasTime ? "(\(day))[ Tt]\(few):[0-9]{2}.*" : day
  }
}

extension ValueSQL {
  private func globbed(_ shape: ValueShape) -> String {
    let digits = "ltrim(v, '+-')"
    let isWhole = "\(digits) <> '' AND \(digits) NOT GLOB '*[^0-9]*'"
    switch shape {
    case .integer: return "(\(isWhole) AND (\(digits) = '0' OR \(digits) NOT GLOB '0*'))"
    case .paddedInteger: return "(\(isWhole) AND \(digits) GLOB '0?*')"
    case .decimal: return Self.number(digits, mark: ".", group: ",")
    case .decimalComma: return Self.number(digits, mark: ",", group: ".")
    case .scientific:
      return "(v GLOB '*[0-9]*[eE]*[0-9]' AND v NOT GLOB '*[^0-9.eE+-]*')"
    case .time:
      return
        "(v GLOB '[0-9]*:[0-5][0-9]*' AND v NOT GLOB '*[^0-9:.,]*' AND CAST(v AS INTEGER) < 25)"
    case .uuid:
      return "(v GLOB '????????-????-????-????-????????????' AND v NOT GLOB '*[^0-9a-fA-F-]*')"
    case .json: return "(v GLOB '{*}' OR v GLOB '[[]*[]]')"
    default: return Self.globbedDay(shape) ?? "v GLOB '*'"
    }
  }

  /// A number whose last sign is the decimal mark, or which has two groups or more and no decimal mark.
  private static func number(_ digits: String, mark: String, group: String) -> String {
    let count = { (sign: String) in "length(\(digits)) - length(replace(\(digits), '\(sign)', ''))"
    }
    return """
      (\(digits) GLOB '*[0-9]*' AND \(digits) NOT GLOB '*[^0-9.,]*' AND \
      (\(count(mark)) = 1 AND rtrim(\(digits), '0123456789') GLOB '*[\(mark)]' \
      OR \(count(mark)) = 0 AND \(count(group)) > 1))
      """
  }

  private static func globbedDay(_ shape: ValueShape) -> String? {
    guard let (mark, hasTime) = shape.day else { return nil }
    let year = "[0-9][0-9][0-9][0-9]"
    let day =
      mark.map { "[0-9]*\($0)[0-9]*\($0)\(year)" } ?? "\(year)[-/.][0-9]*[-/.][0-9]*"
    return hasTime
      ? "(v GLOB '\(day)[ Tt][0-9]*:[0-9][0-9]*')" : "(v GLOB '\(day)' AND length(v) <= 10)"
  }
}

extension ValueShape {
  /// Of a day, the mark between its parts where the year comes last, and whether a time follows; nil for all others.
  fileprivate var day: (mark: String?, hasTime: Bool)? {
    switch self {
    case .isoDate: (nil, false)
    case .isoTimestamp: (nil, true)
    case .dottedDate: ("[.]", false)
    case .dottedTimestamp: ("[.]", true)
    case .slashedDate: ("/", false)
    case .slashedTimestamp: ("/", true)
    case .dashedDate: ("-", false)
    case .dashedTimestamp: ("-", true)
    default: nil
    }
  }
}
