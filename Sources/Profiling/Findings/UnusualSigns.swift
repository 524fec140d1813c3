/// The signs between the letters and digits of values, by which most values of a column are alike: `@` of e-mail addresses.
///
/// Blanks, hyphens, apostrophes and dots are no signs here: names have them as they please.
struct UnusualSigns {
  /// The signs of nearly all values, in their order.
  let usual: String
  /// Values with others.
  let count: Int

  /// The characters that count as signs.
  static let all = "!\"#$%&()*+,/:;<=>?@[\\]^_`{|}~"

  /// Nil when there is no usual form, no value without it, or so many words that they are sentences.
  init?(_ summary: ColumnSummary) {
    let masks = summary.tally.masks
    guard !masks.isOff, summary.distinct >= 1_000 || summary.distinct * 5 >= summary.facts.values
    else { return nil }
    var counts: [String: Int] = [:]
    var words = 0
    for (mask, count) in masks.counted {
      counts[Self.signs(mask), default: 0] += count
      words += count * mask.split(separator: " ").count
    }
    for (index, word) in ValueWords.placeholders.words.enumerated() {
      counts[Self.signs(word)]? -= summary.facts.placeholders[index]
    }
    let total = counts.values.reduce(0, +)
    guard let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
      most.value * 20 >= total * 19, most.value < total, words <= total * 3,
      !Self.areAddresses(masks, of: total)
    else { return nil }
    usual = most.key
    count = total - most.value
  }

  private static func signs(_ text: String) -> String { text.filter { all.contains($0) } }

  /// Whether most values are four numbers with dots: of network addresses there are two kinds, and both are right.
  private static func areAddresses(_ masks: MaskCounter, of total: Int) -> Bool {
    let dotted = masks.counted.filter { mask, _ in
      MaskCounter.structure(of: Array(mask.utf8)) == Array("9.9.9.9".utf8)
    }
    return dotted.reduce(0) { $0 + $1.count } * 2 >= total
  }
}
