/// Ways to reach a person.
enum ContactGrammar {
  /// One `@`, something before it, and a domain of two labels or more; the last label is not looked up, so that
  /// internal domains count.
  static func isEmail(_ value: String) -> Bool {
    let text = value.trimmingBlanks
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, text.count <= 254,
      !text.contains(where: { $0.isWhitespace || $0 == "," || $0 == "/" })
    else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.count >= 2 else { return false }
    return last.allSatisfy { $0.isLetter || $0 == "-" || $0.isNumber }
      && labels.allSatisfy { !$0.isEmpty }
  }

  /// Seven to fifteen digits that begin like a number to be dialled, or are grouped like one.
  static func isPhone(_ value: String) -> Bool {
    let text = value.trimmingBlanks
    let body = text.lowercased().split(separator: "x", maxSplits: 1)[safe: 0] ?? ""
    guard !DateLike.isDate(text), body.filter({ $0 == "." }).count != 1,
      let digits = String(body).replacing("ext", with: "").replacing("+", with: "").groupedDigits,
      7...15 ~= digits.count
    else { return false }
    let first = text.first ?? " "
    let isGrouped = text.contains { " -/.()".contains($0) }
    return first == "+" || first == "0" || first == "(" || isGrouped || digits.count >= 9
  }

  /// Whether a phone number is written as only a phone number is: with `+`, brackets or a leading zero and groups.
  static func isMarkedPhone(_ value: String) -> Bool {
    let text = value.trimmingBlanks
    guard isPhone(text) else { return false }
    let isGrouped = text.contains { " -/".contains($0) }
    return text.hasPrefix("+") || text.contains("(") || text.hasPrefix("0") && isGrouped
  }
}

/// Whether a text is a date, which phone numbers are not.
enum DateLike {
  static func isDate(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    let bytes = Array(text.utf8)
    return ValueReading(bytes.span).shape.isTemporal
  }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
