/// Numbers of accounts, cards, telephones, vehicles and wallets, with their check digits.
enum MoneyForms {
  private static let lengths: [UInt16: Int] = {
    let table = """
      AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 \
      FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 \
      LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 \
      SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20
      """
    let pairs = table.split(separator: " ").compactMap { entry -> (UInt16, Int)? in
      let bytes = Array(entry.utf8)
      return Int(entry.dropFirst(2)).map { (key(bytes[0], bytes[1]), $0) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()

  private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first & 0xDF) << 8 | UInt16(second & 0xDF)
  }

  /// ISO 13616: a country, two check digits, as many letters and digits as the country has; mod 97 is 1. Blanks are
  /// skipped.
  static func isIBAN(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 15, bytes[0].isLetter, bytes[1].isLetter, bytes[2].isDigit,
      let length = lengths[key(bytes[0], bytes[1])]
    else { return false }
    var compact = InlineArray<34, UInt8>(repeating: 0)
    var count = 0
    for index in bytes.indices where bytes[index] != .blank && bytes[index] != .minus {
      guard count < 34, bytes[index].isDigit || bytes[index].isLetter else { return false }
      compact[count] = bytes[index].lowered
      count += 1
    }
    guard count == length else { return false }
    var rest = 0
    for index in 0..<count {
      let byte = compact[(index + 4) % count]
      rest = byte.isDigit ? (rest * 10 + byte.digitValue) % 97 : (rest * 100 + Int(byte) - 87) % 97
    }
    return rest == 1
  }

  /// ISO 9362: bank, country, place, perhaps branch, in capitals.
  static func isBIC(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 8 || bytes.count == 11 else { return false }
    return Countries.isCode(bytes[4], bytes[5])
      && bytes.extracting(0..<6).allSatisfy(\.isCapital)
      && bytes.allSatisfy(from: 6) { $0.isDigit || $0.isCapital }
  }

  /// ISO 7812: as many digits, begun in the way, that an issuer uses; Luhn holds.
  static func isCard(_ run: DigitRun) -> Bool {
    isIssued(run) && run.different > 1 && run.luhn()
  }

  private static func isIssued(_ run: DigitRun) -> Bool {
    let (head, four) = (run.pair(0), run.number(0..<4))
    return switch run.count {
    case 13: run[0] == 4
    case 14: head == 36 || head == 38 || head == 39 || 3000...3059 ~= four
    case 15: head == 34 || head == 37
    case 16:
      run[0] == 4 || 51...55 ~= head || 2221...2720 ~= four || 3528...3589 ~= four
        || four == 6011 || 644...659 ~= four / 10 || head == 62 || head == 50 || 56...69 ~= head
    case 17...19: run[0] == 4 || head == 62 || head == 50 || 56...69 ~= head
    default: false
    }
  }

  /// Fifteen digits that begin with a reporting body of a mobile telephone; Luhn holds.
  static func isIMEI(_ run: DigitRun) -> Bool {
    let body = run.count == 15 ? run.pair(0) : 0
    return
      (body == 1 || body == 35 || body == 86 || body == 99 || body == 33 || body == 44
      || body == 45 || body == 49 || body == 52 || body == 53 || body == 91) && run.isVaried
      && run.luhn()
  }

  /// ISO 3779: 17 letters and digits without I, O and Q, of both sorts, the last four digits.
  static func isVIN(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    guard bytes.count == 17, shape.digits >= 5, shape.letters >= 2,
      shape.digits + shape.letters == 17
    else { return false }
    return bytes.allSatisfy { !"ioq".utf8.contains($0.lowered) }
      && bytes.allSatisfy(from: 13, \.isDigit)
  }

  /// Bitcoin and Ethereum addresses, by their form.
  static func isWallet(_ bytes: Span<UInt8>, _ shape: ByteShape) -> Bool {
    guard 26...90 ~= bytes.count, shape.others == 0, shape.high == 0 else { return false }
    if bytes.has("0x") { return bytes.count == 42 && bytes.allSatisfy(from: 2, \.isHexDigit) }
    if bytes.hasFolded("bc1") || bytes.hasFolded("ltc1") { return bytes.count >= 39 }
    guard "13LTrD".utf8.contains(bytes[0]), bytes.count <= 35, shape.lowers > 3, shape.uppers > 3
    else { return false }
    return bytes.allSatisfy { !"0OIl".utf8.contains($0) }
  }
}

/// The codes of countries (ISO 3166-1).
enum Countries {
  private static let codes: Set<UInt16> = {
    let two = """
      ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDE\
      DJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJP\
      KEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZ\
      OMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTW\
      TZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW
      """
    let bytes = Array(two.utf8)
    return Set(
      stride(from: 0, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
      })
  }()

  /// Whether two capitals are a country.
  static func isCode(_ first: UInt8, _ second: UInt8) -> Bool {
    codes.contains(UInt16(first) << 8 | UInt16(second))
  }
}
