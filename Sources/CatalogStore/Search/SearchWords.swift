import GroundworkModel

/// The words of a document as they are written into it: UTF-8, joined by blanks, each word once.
struct SearchWords {
  private static let blank = UInt8(ascii: " ")

  /// The document.
  private(set) var bytes: [UInt8] = []
  /// Where each word begins.
  private var starts: [Int] = []
  /// Few words are compared one by one, many through a set.
  private var seen: Set<[UInt8]> = []

  /// Each of the words, in UTF-8.
  var all: [ArraySlice<UInt8>] { bytes.split(separator: Self.blank) }

  /// Adds the words of a text.
  mutating func add(_ text: String) {
    SearchText.forEachWord(in: text) { word in
      begin()
      bytes.append(contentsOf: word)
      end()
    }
  }

  /// Adds the words of texts, as far as there are any.
  mutating func add(texts: [String?]) { for case let text? in texts { add(text) } }

  /// Adds a word as it is.
  mutating func add(word: String) {
    begin()
    bytes.append(contentsOf: word.utf8)
    end()
  }

  /// Adds the words that stand for a whole name and for what filters ask for.
  mutating func add(name: String, owner: String?, tags: [String], classes: [String]) {
    add(wholeName: name)
    if let owner { add(word: SearchWord.owner(owner)) }
    for tag in tags {
      add(tag)
      add(word: SearchWord.tag(tag))
    }
    add(classes: classes)
  }

  /// Adds the categories and sensitivities of personal data.
  mutating func add(classes: [String]) {
    if !classes.isEmpty { add(word: SearchWord.classification("personal")) }
    for one in classes {
      add(one)
      add(word: SearchWord.classification(one))
    }
  }

  /// What ``SearchWord/name(_:)`` says.
  private mutating func add(wholeName name: String) {
    begin()
    bytes.append(contentsOf: SearchWord.namePrefix.utf8)
    SearchText.forEachWord(in: name) { bytes.append(contentsOf: $0) }
    end()
  }

  private mutating func begin() {
    if !bytes.isEmpty { bytes.append(Self.blank) }
    starts.append(bytes.count)
  }

  /// Takes the word that was just written back when it stands there already.
  private mutating func end() {
    let start = starts.removeLast()
    guard start == bytes.count || isKnown(start) else { return starts.append(start) }
    bytes.removeSubrange(max(start - 1, 0)...)
  }

  private mutating func isKnown(_ start: Int) -> Bool {
    if starts.count < 32 { return starts.indices.contains { isSame($0, as: start) } }
    if seen.isEmpty {
      seen = Set(starts.indices.map { Array(bytes[starts[$0]..<end(of: $0, before: start)]) })
    }
    return !seen.insert(Array(bytes[start...])).inserted
  }

  private func isSame(_ index: Int, as start: Int) -> Bool {
    let first = starts[index]
    let length = bytes.count - start
    guard end(of: index, before: start) - first == length else { return false }
    for offset in 0..<length where bytes[first + offset] != bytes[start + offset] { return false }
    return true
  }

  private func end(of index: Int, before next: Int) -> Int {
    (index + 1 < starts.count ? starts[index + 1] : next) - 1
  }
}

/// The words that the things of one place share: a dataset's columns have all but those of their own names in common.
struct SearchPlace {
  /// Those of the id without the last segment, of the kind and of the system.
  private(set) var words = SearchWords()

  init(_ id: EntityID) {
    for segment in id.segments.dropLast() { words.add(segment) }
    words.add(word: SearchWord.kind(id.kind))
    if let system = id.system { words.add(word: SearchWord.system(system)) }
  }
}
