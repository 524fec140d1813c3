/// Cuts the names of tables and columns into the words they are made of.
public enum NameWords {
  /// `InvoiceDate`, `invoice_date`, `INVOICE DATE` → `invoice`, `date`; `line2` → `line`, `2`. Singular, lower case,
  /// accents and umlauts written out (`ä` → `ae`).
  public static func split(_ name: String) -> [String] {
    pieces(of: Array(plain(name))).map { singular($0.lowercased()) }
  }

  private static func pieces(of characters: [Character]) -> [String] {
    var found: [String] = []
    var word = ""
    for (index, character) in characters.enumerated() {
      guard character.isLetter || character.isNumber else {
        if !word.isEmpty { found.append(word) }
        word = ""
        continue
      }
      let next = index + 1 < characters.count ? characters[index + 1] : nil
      if let last = word.last, isBoundary(last, character, next) {
        found.append(word)
        word = ""
      }
      word.append(character)
    }
    return word.isEmpty ? found : found + [word]
  }

  /// `orderDate` breaks before `D`, `SKUCode` before `C`, `line2` before `2`.
  private static func isBoundary(_ last: Character, _ this: Character, _ next: Character?) -> Bool {
    if last.isNumber != this.isNumber { return true }
    guard this.isUppercase else { return false }
    return last.isLowercase || (next?.isLowercase ?? false)
  }

  private static func plain(_ name: String) -> String {
    var out = ""
    for character in name {
      if let spelled = spelled[character] { out += spelled } else { out.append(character) }
    }
    return out
  }

  private static let spelled: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "é": "e",
    "è": "e", "ê": "e", "ë": "e", "á": "a", "à": "a", "â": "a", "ó": "o", "ô": "o", "í": "i",
    "î": "i", "ï": "i", "ú": "u", "ù": "u", "û": "u", "ñ": "n", "ç": "c", "É": "E", "Á": "A",
    "Ó": "O", "Í": "I", "Ú": "U", "Ñ": "N", "Ç": "C",
  ]

  /// The English singular where it is regular: `orders`, `categories`, `addresses`; `status` stays.
  static func singular(_ word: String) -> String {
    guard word.count > 3, word.hasSuffix("s") else { return word }
    if word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
    if ["sses", "ches", "shes", "xes"].contains(where: word.hasSuffix) {
      return String(word.dropLast(2))
    }
    if ["ss", "us", "is"].contains(where: word.hasSuffix) { return word }
    return String(word.dropLast())
  }
}
