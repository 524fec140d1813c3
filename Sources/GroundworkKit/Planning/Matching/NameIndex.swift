import GroundworkModel

/// All names of the scanned datasets as numbers: every word once, every column and table as the words it consists of.
///
/// A role is compared with thousands of columns that share a few hundred words, so each word is compared once.
struct NameIndex: Sendable {
  /// A column with the numbers of its words and of its table's.
  struct Entry: Sendable {
    var column: SourceTable.Column
    /// The place of its table among the tables.
    var table: Int
    var words: [Int]
  }

  /// Every word of the names, in the order in which it was first met.
  let words: [String]
  /// Every column, sorted by id.
  let entries: [Entry]
  let tables: [SourceTable]
  /// The words of each table.
  let tableWords: [[Int]]
  /// The columns with a word, by the word's number.
  private let holders: [[Int]]

  init(_ tables: [SourceTable]) {
    var numbers: [String: Int] = [:]
    var words: [String] = []
    func number(_ word: String) -> Int {
      if let known = numbers[word] { return known }
      numbers[word] = words.count
      words.append(word)
      return words.count - 1
    }
    self.tables = tables
    tableWords = tables.map { $0.words.map(number) }
    let columns = tables.enumerated().flatMap { place, table in
      table.columns.map { Entry(column: $0, table: place, words: $0.words.map(number)) }
    }
    entries = columns.sorted { $0.column.id < $1.column.id }
    var holders: [[Int]] = Array(repeating: [], count: words.count)
    for (place, entry) in entries.enumerated() {
      for word in Set(entry.words) { holders[word].append(place) }
    }
    self.holders = holders
    self.words = words
  }

  /// A column by its id.
  func entry(of id: EntityID) -> Entry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].column.id < id { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].column.id == id ? entries[low] : nil
  }

  /// The columns with a word that passes a test, in the order of their ids.
  func columns(withWord test: (Int) -> Bool) -> [Int] {
    var isFound = Array(repeating: false, count: entries.count)
    for word in words.indices where !holders[word].isEmpty && test(word) {
      for place in holders[word] { isFound[place] = true }
    }
    return entries.indices.filter { isFound[$0] }
  }
}
