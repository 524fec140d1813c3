/// A form that one value has, told from its bytes alone: by its grammar and check digits, or by the words in it.
public enum ValueForm: Int, CaseIterable, Sendable {
  // How a value is written.
  case missing, masked, boolean, integer, amount, date, birthDay, monthYear, timestamp, uuid,
    upperUUID
  case hexHash, code, prose, url, json, vector, image, file, initials, age, shortCode

  // Ways to reach a person, and places.
  case email, roleMailbox, phone, markedPhone, handle
  case street, sureStreet, postalCode, position, track

  // Accounts and vehicles.
  case iban, bic, card, imei, vin, wallet, plate, longNumber

  // What a network and a lock know.
  case ipAddress, lowQuad, placeholderAddress, mac, userAgent, profileURL
  case passwordHash, secret, token, password

  // Numbers of states; `idForm` has no check digit.
  case nationalID, idForm, documentNumber

  // Health and genes.
  case bloodType, icd, dose, variant

  // What only prose and objects hold.
  case telling, personalJSON

  // Names, by dictionary and by the way they are written.
  case capitalised, givenName, familyName, personName

  // Words of the lists of `personal-data-words.yaml`.
  case title, company, thing, place, country, demonym, occupation, gender, marital, relation, degree
  case condition, medication, disability, ethnicity, religion, party, union, orientation, crime,
    belief

  /// The form of this name; nil when there is none.
  init?(name: String) {
    guard let form = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = form
  }
}

extension ValueForm: Decodable {
  /// Reads a form by its name.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let form = Self(name: name) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "there is no form of values `\(name)`")
    }
    self = form
  }
}

/// The forms that one value has.
struct FormSet: OptionSet, Sendable {
  var rawValue: UInt128

  init(rawValue: UInt128) { self.rawValue = rawValue }

  init(_ form: ValueForm) { rawValue = 1 << UInt128(form.rawValue) }

  mutating func insert(_ form: ValueForm) { rawValue |= 1 << UInt128(form.rawValue) }

  @inline(__always)
  mutating func insert(_ form: ValueForm, if holds: @autoclosure () -> Bool) {
    if holds() { insert(form) }
  }

  func contains(_ form: ValueForm) -> Bool { rawValue >> UInt128(form.rawValue) & 1 == 1 }

  /// Calls a function with each form.
  func forEach(_ body: (ValueForm) -> Void) {
    var rest = rawValue
    while rest != 0 {
      if let form = ValueForm(rawValue: rest.trailingZeroBitCount) { body(form) }
      rest &= rest - 1
    }
  }
}
