/// Forms of text that are recognised by their words and layout.
enum TextGrammar {
  private static let companies: Set = [
    "gmbh", "ag", "kg", "ohg", "ug", "inc", "llc", "ltd", "plc", "corp", "co", "sa", "sarl", "sas",
    "spa", "srl", "bv", "nv", "ab", "as", "oy", "oyj", "aps", "kft", "zrt", "sro", "doo", "company",
    "group", "holding", "holdings", "industries", "logistics", "transport", "services", "solutions",
    "systems", "technologies", "bank", "gruppe", "partners", "trading", "software", "consulting",
    "söhne", "sons", "associates", "foundation", "university", "school", "hospital", "hotel",
  ]

  /// One to five words of letters that begin with capitals, none of which is a company's.
  static func isName(_ value: String) -> Bool {
    let words = value.split { $0 == " " || $0 == "," || $0 == "\u{3000}" }
    guard 1...5 ~= words.count, value.count <= 60 else { return false }
    return words.allSatisfy { word in
      let bare = word.filter { $0 != "." && $0 != "'" && $0 != "’" && $0 != "-" }
      guard !bare.isEmpty, bare.allSatisfy(\.isLetter) else { return false }
      return !companies.contains(bare.lowercased())
    }
  }

  static func isCompany(_ value: String) -> Bool {
    value.lowercased().split { !$0.isLetter }.contains { companies.contains(String($0)) }
  }

  private static let streets = [
    "street", "st", "st.", "avenue", "ave", "ave.", "road", "rd", "rd.", "lane", "ln", "drive",
    "dr", "dr.", "boulevard", "blvd", "blvd.", "court", "ct", "square", "way", "place", "terrace",
    "straße", "strasse", "str.", "str", "weg", "allee", "platz", "gasse", "ring", "damm", "ufer",
    "rue", "bd", "chemin", "impasse", "quai", "allée", "place", "calle", "avda", "avda.", "c/",
    "plaza", "paseo", "via", "viale", "piazza", "corso", "largo", "vicolo", "rua", "avenida",
    "travessa", "praça", "ulica", "ul.", "al.", "os.", "gatan", "vägen", "gata", "väg", "vej",
    "gade", "vei", "veien", "gate", "katu", "tie", "polku", "ulice", "nám.", "utca", "út", "u.",
    "strada", "bulevardul", "aleea", "sokak", "cadde", "mah.", "caddesi", "sokağı", "οδός", "вул.",
    "вулиця", "проспект", "丁目", "番", "po box", "postfach", "apt", "suite",
  ]
  private static let streetEndings = [
    "straße", "strasse", "str.", "weg", "allee", "platz", "gasse", "ring", "damm", "gatan", "vägen",
    "gata", "vej", "gade", "vei", "veien", "katu", "tie", "straat", "laan", "plein", "gracht",
    "kade", "stræde", "polku", "kuja", "gränd", "stigen", "weg",
  ]

  /// A word for a street with a number, or a line that begins or ends with a house number.
  static func isStreet(_ value: String) -> Bool {
    let words = value.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
    guard words.count >= 2, value.contains(where: \.isLetter), value.count <= 150 else {
      return false
    }
    let hasWord = words.contains { word in
      streets.contains(word)
        || streetEndings.contains { word.hasSuffix($0) && word.count > $0.count }
    }
    guard value.contains(where: \.isNumber) else { return hasWord }
    let isNumberOutside =
      words.first?.first?.isNumber == true || words.last?.first?.isNumber == true
    return hasWord || isNumberOutside
  }

  /// Whether a value has a word for a street and a house number: hardly anything else does.
  static func isSureStreet(_ value: String) -> Bool {
    let words = value.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
    return value.contains(where: \.isNumber)
      && words.contains { word in
        streets.contains(word)
          || streetEndings.contains { word.hasSuffix($0) && word.count > $0.count }
      }
  }

  static func isBirthDate(_ value: String) -> Bool {
    let bytes = Array(value.trimmingBlanks.utf8)
    guard !bytes.isEmpty else { return false }
    let reading = ValueReading(bytes.span)
    if let moment = reading.moment { return 1900...2035 ~= moment.year }
    guard let number = reading.number, reading.shape == .integer || reading.shape == .paddedInteger
    else { return false }
    return 1900...2035 ~= number || 19_000_101...20_351_231 ~= number
  }

  static func isPostalCode(_ value: String) -> Bool {
    let text = value.trimmingBlanks.uppercased()
    guard 3...10 ~= text.count, text.contains(where: \.isNumber) else { return false }
    return text.allSatisfy { $0.isNumber || $0 == " " || $0 == "-" || $0.isLetter }
      && text.count(where: \.isLetter) <= 5
  }

  /// A latitude or longitude with three decimals or more, or both.
  static func isPosition(_ value: String) -> Bool {
    let text = value.filter { !"()[] POINT".contains($0) || $0 == " " }.trimmingBlanks
    let parts = text.split { $0 == "," || $0 == " " || $0 == ";" }
    guard 1...2 ~= parts.count else { return false }
    return parts.allSatisfy { part in
      guard let number = Double(part), -180...180 ~= number, let dot = part.firstIndex(of: ".")
      else { return false }
      return part[dot...].count > 3
    }
  }

  static func isBloodType(_ value: String) -> Bool {
    let text = value.uppercased().filter { $0 != " " }
    let groups = ["AB", "A", "B", "O", "0"]
    guard let group = groups.first(where: { text.hasPrefix($0) }) else { return false }
    return [
      "+", "-", "−", "POS", "NEG", "RH+", "RH-", "RH", "POSITIVE", "NEGATIVE", "POSITIV", "NEGATIV",
    ]
    .contains(String(text.dropFirst(group.count)))
  }

  /// ICD-10: a letter, two digits, perhaps a point and more.
  static func isICD(_ value: String) -> Bool {
    let bytes = Array(value.uppercased().utf8)
    guard 3...8 ~= bytes.count, bytes[0].isLetter, bytes[1].isDigit else { return false }
    return bytes[2].isDigit && (bytes.count == 3 || bytes[3] == .dot)
  }

  private static let personalKeys = [
    "email", "e-mail", "mail", "phone", "first_name", "last_name", "firstname", "lastname", "name",
    "address", "birth", "dob", "ssn", "iban", "surname", "street",
  ]

  /// An object with a key that says something about a person.
  static func isPersonalJSON(_ value: String) -> Bool {
    guard value.first == "{" || value.first == "[" else { return false }
    let text = value.lowercased()
    return personalKeys.contains {
      text.contains("\"\($0)\"") || text.contains("\"customer_\($0)\"")
    }
  }

  /// The share of prose with an e-mail address or telephone number in it; prose without any counts nothing.
  static func freeTextShare(of values: [String]) -> Double? {
    let prose = values.filter { $0.split(separator: " ").count >= 4 }
    guard prose.count * 2 >= values.count else { return 0 }
    let telling = prose.count { text in
      text.split { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "<" || $0 == ">" }
        .contains { word in
          let bare = String(word).trimmingPunctuation
          return ContactGrammar.isEmail(bare) || MoneyGrammar.isIBAN(bare) && bare.count > 14
            || bare.count > 8 && ContactGrammar.isMarkedPhone(bare)
        }
    }
    return telling * 50 >= prose.count && telling > 0 ? 1 : 0
  }
}

extension String {
  fileprivate var trimmingPunctuation: String {
    var text = self[...]
    while let last = text.last, ".:!?)(".contains(last) { text.removeLast() }
    while let first = text.first, "(".contains(first) { text.removeFirst() }
    return String(text)
  }
}
