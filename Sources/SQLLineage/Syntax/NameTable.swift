/// A name as a number: two spellings that the dialect takes for the same name have the same number.
struct NameID: Hashable {
  let index: Int32

  static let none = NameID(index: -1)
}

/// All names of a text, each kept once.
struct NameTable {
  private let folding: Dialect.Folding
  private var ids: [String: NameID] = [:]
  private var spellings: [String] = []

  init(_ folding: Dialect.Folding) { self.folding = folding }

  /// The number of a name written without quotes.
  mutating func unquoted(_ spelling: String) -> NameID {
    switch folding {
    case .lower: intern(spelling.lowercased(), spelling.lowercased())
    case .upper: intern(spelling.uppercased(), spelling.uppercased())
    case .insensitive: intern(spelling.lowercased(), spelling)
    }
  }

  /// The number of a name written in quotes, or as a database knows it.
  mutating func exact(_ spelling: String) -> NameID {
    intern(folding == .insensitive ? spelling.lowercased() : spelling, spelling)
  }

  /// The number of a name as a schema spells it; where case does not matter, that spelling is the one to show.
  mutating func known(_ spelling: String) -> NameID {
    let id = exact(spelling)
    spellings[Int(id.index)] = spelling
    return id
  }

  /// The name as it was spelled first, after folding.
  func spelling(_ id: NameID) -> String {
    id == .none ? "" : spellings[Int(id.index)]
  }

  private mutating func intern(_ key: String, _ spelling: String) -> NameID {
    if let id = ids[key] { return id }
    let id = NameID(index: Int32(spellings.count))
    ids[key] = id
    spellings.append(spelling)
    return id
  }
}
