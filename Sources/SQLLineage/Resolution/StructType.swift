/// The fields of a type like `STRUCT<a INT, b STRUCT<c TEXT>>` or `ARRAY<STRUCT<…>>`.
struct StructType {
  private let fields: [(name: String, type: String)]

  /// Nil when the type has no fields.
  init?(_ type: String) {
    let lowered = type.lowercased()
    guard let start = lowered.range(ofStruct: ()), let inside = Self.inside(type, from: start)
    else {
      return nil
    }
    fields = Self.split(inside).compactMap { part in
      let words = part.drop { $0 == " " }
      let name = words.prefix { $0 != " " && $0 != ":" }
      guard !name.isEmpty else { return nil }
      return (String(name), String(words.dropFirst(name.count).drop { $0 == " " || $0 == ":" }))
    }
  }

  var names: [String] { fields.map(\.name) }

  func field(_ name: String) -> StructType? {
    fields.first { $0.name.lowercased() == name.lowercased() }.flatMap { StructType($0.type) }
  }

  /// What stands in the first brackets of any kind behind a place.
  private static func inside(_ type: String, from start: Int) -> String? {
    var depth = 0
    var result = ""
    for character in type.dropFirst(start) {
      if "<(".contains(character) {
        depth += 1
        if depth == 1 { continue }
      }
      if ">)".contains(character) {
        depth -= 1
        if depth == 0 { return result }
      }
      if depth > 0 { result.append(character) }
    }
    return nil
  }

  private static func split(_ text: String) -> [String] {
    var parts: [String] = [""]
    var depth = 0
    for character in text {
      if "<(".contains(character) { depth += 1 }
      if ">)".contains(character) { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }
}

extension String {
  /// Where `struct`, `row`, `record` or `tuple` ends, in characters.
  fileprivate func range(ofStruct: Void) -> Int? {
    let characters = Array(self)
    for word in ["struct", "row", "record", "tuple"] {
      let spelled = Array(word)
      var index = 0
      while index + spelled.count <= characters.count {
        if Array(characters[index..<index + spelled.count]) == spelled {
          return index + spelled.count
        }
        index += 1
      }
    }
    return nil
  }
}
