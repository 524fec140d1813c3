/// A form of values that can be tested on a whole value, with check digits where the form has them.
public enum ValueGrammar: String, Codable, CaseIterable, Sendable {
  case email, phone, iban, bic, card, ip, mac, crypto, vin, nationalID
  case userAgent, profileURL, passwordHash, secret
  case givenName, familyName, personName, birthDate, age, street, postalCode, geo, number
  case bloodType, icd, words, freeText, personalJSON, none

  /// Whether a form is so strict that values alone may decide: chance hardly makes one.
  var isStrict: Bool {
    switch self {
    case .email, .iban, .card, .mac, .crypto, .vin, .userAgent, .profileURL, .passwordHash, .secret,
      .bloodType, .nationalID, .ip, .freeText, .personalJSON:
      true
    default: false
    }
  }

  /// The share of values that have the form, 0…1; nil when the form cannot be told from values.
  func share(of values: [String], words: Set<String>) -> Double? {
    guard !values.isEmpty, self != .none else { return nil }
    if self == .nationalID { return NationalID.share(of: values) }
    if self == .freeText { return TextGrammar.freeTextShare(of: values) }
    let hits = values.count { accepts($0, words: words) }
    return Double(hits) / Double(values.count)
  }

  private func accepts(_ value: String, words: Set<String>) -> Bool {
    switch self {
    case .email: ContactGrammar.isEmail(value)
    case .phone: ContactGrammar.isPhone(value)
    case .iban: MoneyGrammar.isIBAN(value)
    case .bic: MoneyGrammar.isBIC(value)
    case .card: MoneyGrammar.isCard(value)
    case .crypto: MoneyGrammar.isWallet(value)
    case .ip: NetworkGrammar.isIP(value)
    case .mac: NetworkGrammar.isMAC(value)
    case .userAgent: NetworkGrammar.isUserAgent(value)
    case .profileURL: NetworkGrammar.isProfile(value)
    case .passwordHash: SecretGrammar.isPasswordHash(value)
    case .secret: SecretGrammar.isSecret(value)
    case .vin: MoneyGrammar.isVIN(value)
    case .givenName, .familyName, .personName: TextGrammar.isName(value)
    case .street: TextGrammar.isStreet(value)
    case .birthDate: TextGrammar.isBirthDate(value)
    case .age: Int(value).map { 0...120 ~= $0 } ?? false
    case .postalCode: TextGrammar.isPostalCode(value)
    case .geo: TextGrammar.isPosition(value)
    case .number: Double(value.filter { $0 != "," && $0 != " " }) != nil
    case .bloodType: TextGrammar.isBloodType(value)
    case .icd: TextGrammar.isICD(value)
    case .words: words.contains(value.lowercased().trimmingBlanks)
    case .personalJSON: TextGrammar.isPersonalJSON(value)
    case .nationalID, .freeText, .none: false
    }
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmingBlanks: String {
    let front = drop { $0.isWhitespace }
    return String(front.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// Its digits, when all else is blanks, dots, hyphens, slashes or brackets; nil when something else is there.
  var groupedDigits: [Int]? {
    var digits: [Int] = []
    for scalar in unicodeScalars {
      if let digit = scalar.asciiDigit {
        digits.append(digit)
      } else if !" .-/()".unicodeScalars.contains(scalar) {
        return nil
      }
    }
    return digits
  }
}

extension Unicode.Scalar {
  var asciiDigit: Int? { 48...57 ~= value ? Int(value) - 48 : nil }
}
