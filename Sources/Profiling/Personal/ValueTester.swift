/// Tells the forms of one value from its bytes: first by length and classes of bytes, then by the few grammars left.
///
/// No value is copied: a million values cost a million passes over their bytes and nothing else.
struct ValueTester: Sendable {
  private let lexicon: Lexicon
  private let streets: StreetForms

  init(_ words: PersonalDataWords) {
    lexicon = Lexicon(words.entries)
    streets = StreetForms(words.texts(of: .street))
  }

  /// What one value has.
  struct Finding {
    var forms: FormSet = []
    /// The rules of ``NationalID`` that it passes, as bits.
    var nationalIDs: UInt64 = 0
  }

  /// The forms of a value; values of more than 2,000 bytes are judged by their beginning.
  func finding(_ value: Span<UInt8>) -> Finding {
    let head = value.extracting(0..<min(value.count, 2000))
    let bytes = head.extracting(head.trimmed)
    guard bytes.count > 0 else { return Finding(forms: FormSet(.missing)) }
    let shape = ByteShape(bytes)
    if bytes.count <= 16, Missing.isWord(bytes, shape) { return Finding(forms: FormSet(.missing)) }
    if Masks.isMasked(bytes, shape) { return Finding(forms: FormSet(.masked)) }
    var finding = Finding()
    finding.nationalIDs = NationalID.rules(bytes, shape)
    finding.forms = forms(bytes, shape)
    return finding
  }

  /// Forms beside which the words of a value say nothing.
  private static let settled = [
    ValueForm.email, .url, .uuid, .hexHash, .iban, .passwordHash, .secret,
  ]
  .reduce(into: FormSet(rawValue: 0)) { $0.insert($1) }

  private func forms(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    if Self.isStructure(bytes) { return structure(bytes, shape) }
    if shape.letters + shape.high == 0 { return number(bytes, shape) }
    if shape.blanks >= 4 || bytes.count > 120 { return prose(bytes, shape) }
    var forms = shape.blanks == 0 ? code(bytes, shape) : spaced(bytes, shape)
    if bytes.count <= 100, forms.isDisjoint(with: Self.settled) {
      forms.formUnion(WordForms.of(bytes, shape, lexicon))
    }
    return forms
  }

  private static func isStructure(_ bytes: Span<UInt8>) -> Bool {
    let last = bytes[bytes.count - 1]
    return bytes[0] == UInt8(ascii: "{") && last == UInt8(ascii: "}")
      || bytes[0] == UInt8(ascii: "[") && last == UInt8(ascii: "]")
  }

  private func structure(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    if shape.letters <= shape.digits / 8, shape.has("."), shape.has(",") {
      return FormSet(.vector).union(PlaceForms.isPosition(bytes, shape) ? FormSet(.position) : [])
    }
    var forms = FormSet(.json)
    forms.insert(.personalJSON, if: ProseForms.isPersonalJSON(bytes, shape, lexicon))
    return forms
  }

  /// Values without letters.
  private func number(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    guard shape.digits > 0, bytes.count <= 60 else { return [] }
    var forms: FormSet = []
    if shape.digits == bytes.count {
      addIntegerForms(bytes, &forms)
    } else {
      addMarkedForms(bytes, shape, &forms)
    }
    let dialled = ContactForms.dialled(bytes, shape)
    forms.insert(.phone, if: dialled.isPhone)
    let isDay = forms.contains(.date)
    forms.insert(.markedPhone, if: dialled.isMarked && !isDay)
    forms.insert(.postalCode, if: PlaceForms.isPostalCode(bytes, shape))
    if 12...19 ~= shape.digits, let run = DigitRun(bytes) {
      forms.insert(.card, if: MoneyForms.isCard(run))
      forms.insert(.imei, if: MoneyForms.isIMEI(run))
    }
    forms.insert(.longNumber, if: 6...24 ~= shape.digits && bytes.count - shape.digits <= 8)
    return forms
  }

  private func addIntegerForms(_ bytes: Span<UInt8>, _ forms: inout FormSet) {
    forms.insert(.integer)
    forms.insert(.amount)
    guard bytes.count <= 10 else { return }
    var number = 0
    for index in bytes.indices { number = number * 10 + bytes[index].digitValue }
    forms.insert(.boolean, if: bytes.count == 1 && number < 2)
    forms.insert(.age, if: number <= 110)
    forms.insert(.shortCode, if: 3...4 ~= bytes.count)
    forms.insert(.documentNumber, if: 7...9 ~= bytes.count)
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    let isDay = bytes.count == 8 && 1...12 ~= month && 1...31 ~= day && 1900...2099 ~= year
    if isDay { forms.insert(.date) }
    forms.insert(.birthDay, if: isDay && year < 2020 || bytes.count == 4 && 1900...2019 ~= number)
  }

  /// Digits with signs between.
  private func addMarkedForms(_ bytes: Span<UInt8>, _ shape: ByteShape, _ forms: inout FormSet) {
    if shape.has(":"), bytes.count <= 45 { forms.formUnion(NetworkForms.sixth(bytes)) }
    if shape.has(".") {
      forms.formUnion(NetworkForms.quad(bytes))
      forms.insert(.position, if: PlaceForms.isPosition(bytes, shape))
    }
    if bytes.count == 17 { forms.insert(.mac, if: NetworkForms.isMAC(bytes)) }
    forms.formUnion(Days.forms(bytes, shape))
    let isAmount = shape.has(".") || shape.has(",") || shape.has("-")
    let isDay = forms.contains(.date)
    forms.insert(.amount, if: isAmount && shape.others <= 3 && !isDay)
    forms.insert(
      .vector, if: bytes.count > 20 && shape.has(",") && shape.has(".") && shape.others > 6)
  }

  /// Values without blanks that have letters.
  private func code(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    var forms: FormSet = []
    if shape.has("@") {
      if ContactForms.isEmail(bytes) {
        forms.insert(.email)
        forms.insert(.roleMailbox, if: ContactForms.isRole(bytes))
        return forms
      }
      forms.insert(.handle, if: bytes[0] == UInt8(ascii: "@") && bytes.count >= 4)
    }
    if shape.has(":") {
      if bytes.has("http") || bytes.has("HTTP") || bytes.has("data:") { return url(bytes) }
      forms.formUnion(NetworkForms.sixth(bytes))
    }
    if shape.digits == 0 { return forms.union(word(bytes, shape)) }
    let hash = Hashes.forms(bytes, shape)
    if !hash.isEmpty { return forms.union(hash).union(FormSet(.token)) }
    if bytes.count >= 16 { forms.formUnion(longCode(bytes, shape)) }
    addShortCodes(bytes, shape, &forms)
    return forms
  }

  private func word(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    var forms: FormSet = []
    forms.insert(.boolean, if: Missing.isBoolean(bytes))
    forms.insert(.bic, if: MoneyForms.isBIC(bytes))
    forms.insert(.bloodType, if: HealthForms.isBloodType(bytes))
    forms.insert(.initials, if: 2...6 ~= bytes.count && shape.lowers == 0 && shape.uppers >= 2)
    forms.insert(.file, if: Files.isFile(bytes, shape))
    forms.insert(.token, if: bytes.count >= 20 && shape.lowers > 5 && shape.uppers > 5)
    forms.insert(.password, if: SecretForms.isPassword(bytes, shape))
    return forms
  }

  private func url(_ bytes: Span<UInt8>) -> FormSet {
    var forms = FormSet(.url)
    forms.insert(.image, if: bytes.has("data:image") || Files.isImage(bytes))
    forms.insert(.profileURL, if: NetworkForms.isProfile(bytes))
    return forms
  }

  private func longCode(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    var forms: FormSet = []
    forms.insert(.iban, if: MoneyForms.isIBAN(bytes))
    forms.insert(.vin, if: MoneyForms.isVIN(bytes, shape))
    forms.insert(.wallet, if: MoneyForms.isWallet(bytes, shape))
    forms.insert(.mac, if: bytes.count == 17 && NetworkForms.isMAC(bytes))
    forms.insert(.passwordHash, if: SecretForms.isPasswordHash(bytes))
    forms.insert(.secret, if: SecretForms.isSecret(bytes, shape))
    forms.insert(.token, if: SecretForms.isToken(bytes, shape))
    forms.insert(.image, if: Files.isImage(bytes))
    forms.insert(.userAgent, if: NetworkForms.isUserAgent(bytes))
    return forms
  }

  private func addShortCodes(_ bytes: Span<UInt8>, _ shape: ByteShape, _ forms: inout FormSet) {
    forms.formUnion(Days.forms(bytes, shape))
    forms.insert(.bic, if: MoneyForms.isBIC(bytes))
    forms.insert(.postalCode, if: PlaceForms.isPostalCode(bytes, shape))
    forms.insert(.plate, if: PlaceForms.isPlate(bytes, shape))
    forms.insert(.bloodType, if: HealthForms.isBloodType(bytes))
    forms.insert(.icd, if: HealthForms.isICD(bytes))
    forms.insert(.variant, if: HealthForms.isVariant(bytes, shape))
    forms.insert(.mac, if: bytes.count == 14 && NetworkForms.isMAC(bytes))
    forms.insert(.file, if: Files.isFile(bytes, shape))
    forms.insert(
      .documentNumber, if: 7...12 ~= bytes.count && shape.others == 0 && shape.digits >= 4)
    forms.insert(.code, if: shape.uppers > 0 && shape.lowers == 0 && shape.digits > 0)
    forms.insert(.password, if: SecretForms.isPassword(bytes, shape))
    forms.formUnion(phone(bytes, shape))
    forms.formUnion(streets.forms(bytes, shape))
  }

  private func phone(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    let dialled = ContactForms.dialled(bytes, shape)
    var forms: FormSet = []
    forms.insert(.phone, if: dialled.isPhone)
    forms.insert(.markedPhone, if: dialled.isMarked)
    return forms
  }

  /// Up to four words.
  private func spaced(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    var forms = streets.forms(bytes, shape)
    forms.insert(.prose, if: shape.blanks >= 3)
    forms.insert(.bloodType, if: HealthForms.isBloodType(bytes))
    guard shape.digits > 0 else {
      forms.insert(.initials, if: bytes.count <= 6 && shape.lowers == 0 && shape.uppers >= 2)
      return forms
    }
    forms.insert(.iban, if: MoneyForms.isIBAN(bytes))
    forms.insert(.postalCode, if: PlaceForms.isPostalCode(bytes, shape))
    forms.insert(.plate, if: PlaceForms.isPlate(bytes, shape))
    forms.insert(.dose, if: HealthForms.isDose(bytes, shape))
    forms.insert(.variant, if: HealthForms.isVariant(bytes, shape))
    forms.insert(.position, if: bytes.hasFolded("point") && PlaceForms.isPosition(bytes, shape))
    forms.insert(.track, if: bytes.hasFolded("linestring") || bytes.hasFolded("multipoint"))
    forms.insert(.secret, if: SecretForms.isSecret(bytes, shape))
    forms.formUnion(Days.forms(bytes, shape))
    forms.formUnion(phone(bytes, shape))
    return forms
  }

  private func prose(_ bytes: Span<UInt8>, _ shape: ByteShape) -> FormSet {
    if NetworkForms.isUserAgent(bytes) { return FormSet(.userAgent) }
    if bytes.has("http") || bytes.has("data:") { return url(bytes) }
    if bytes.has("-----BEGIN") || bytes.has("ssh-") { return FormSet(.secret) }
    if shape.blanks == 0 { return code(bytes, shape) }
    if SecretForms.isSecret(bytes, shape), shape.blanks < 3 { return FormSet(.secret) }
    var forms: FormSet = bytes.count <= 160 ? streets.forms(bytes, shape) : []
    if shape.blanks <= 8, shape.letters + shape.high < shape.digits * 2 {
      forms.formUnion(spaced(bytes, shape))
    }
    if bytes.count <= 80 { forms.formUnion(WordForms.of(bytes, shape, lexicon)) }
    if bytes.hasFolded("linestring") { forms.insert(.track) }
    forms.insert(.prose)
    forms.insert(.telling, if: ProseForms.isTelling(bytes, shape, lexicon))
    return forms
  }
}
