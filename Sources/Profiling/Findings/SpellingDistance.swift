/// How far two words are from each other.
enum SpellingDistance {
  /// Whether one letter added, left out or changed makes one word of the other; words of codes and short ones never are.
  static func isOne(_ one: String, _ two: String) -> Bool {
    let (left, right) = (Array(one), Array(two))
    guard left != right, abs(left.count - right.count) <= 1, min(left.count, right.count) >= 5,
      (left + right).allSatisfy({ $0.isLetter || $0 == " " })
    else { return false }
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    return start + end >= max(left.count, right.count) - 1
  }
}
