import Foundation

/// Names of tables and columns in the warehouse: `[a-z][a-z0-9_]*`, at most 48 bytes, so that no name of a source
/// can mean anything in SQL, YAML, Python, Jinja, a shell or a path.
///
/// `InvoiceLine` → `invoice_line`, `Größe (cm)` → `grosse_cm`, `'); drop table x` → `drop_table_x`. A name of which no
/// letter or digit is left becomes `n` and a fingerprint of what it was.
enum WarehouseName {
  /// The longest name made here: prefixes such as `stg_` and a source's name still fit into PostgreSQL's 63 bytes.
  static let limit = 48

  static func make(_ name: String, limit: Int = limit) -> String {
    var words: [String] = []
    var word = ""
    var previous: Character = "_"
    for character in folded(name) {
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      let startsWord = character.isUppercase && (previous.isLowercase || previous.isNumber)
      if !isPlain || startsWord {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isPlain { word += character.lowercased() }
      previous = character
    }
    if !word.isEmpty { words.append(word) }
    return fitted(words.joined(separator: "_"), of: name, limit: limit)
  }

  private static func folded(_ name: String) -> String {
    name.folding(options: .diacriticInsensitive, locale: nil).replacing("ß", with: "ss")
  }

  private static func fitted(_ plain: String, of name: String, limit: Int) -> String {
    if plain.isEmpty { return "n" + fingerprint(name) }
    let start = plain.first?.isNumber == true ? "n" + plain : plain
    guard start.utf8.count > limit else { return start }
    let kept = start.prefix(limit - 9)[...]
    let trimmed = kept.hasSuffix("_") ? kept.dropLast() : kept
    return String(trimmed) + "_" + fingerprint(name)
  }

  /// FNV-1a, 32 bits, in eight hex digits: stable on every machine.
  static func fingerprint(_ text: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let hex = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - hex.count) + hex
  }
}

/// Hands out names, each one once: `name`, `name_2`, `name_3`…
struct NameRegistry: Sendable {
  private var taken: Set<String> = []

  /// A registry in which some names are taken from the start.
  init(reserved: Set<String> = []) { taken = reserved }

  /// The first free variant of a name; it is taken from now on.
  mutating func claim(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }
}
