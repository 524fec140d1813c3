/// Numbers that states give to persons. A rule tells whether a number has the form and the check digits of its state.
///
/// By chance one number in eleven passes a rule of one check digit, and there are a score of rules: only the one rule
/// that nearly all values of a column pass says anything.
enum NationalID: Int, CaseIterable {
  // Nine and ten digits.
  case dutch, portuguese, canadian, hungarianHealth, greekTax, southKorean, australian
  case swedish, czech, ukrainian, hungarianTax, british, bulgarian, austrian, danish
  // Eleven to thirteen.
  case german, croatian, polish, belgian, norwegian, brazilian, turkish, greek, baltic, latvian
  case swedishLong, indian, japanese, romanian, swiss, southAfrican, slovenian, french, argentine
  // With letters.
  case spanish, finnish, italian, irish, chilean, chinese, mexican, frenchCorsica
  // Without check digits.
  case american, britishInsurance, danishPlain

  /// How likely a random number of the same form passes.
  var chance: Double {
    switch self {
    case .american, .britishInsurance, .danishPlain: 0.5
    case .norwegian, .brazilian, .turkish, .belgian, .french, .swiss, .frenchCorsica: 0.01
    case .spanish, .irish, .finnish, .italian: 0.05
    default: 0.1
    }
  }

  /// Whether it has a check digit.
  var isChecked: Bool { chance < 0.5 }

  /// The rules that a value passes, as bits.
  static func rules(_ bytes: Span<UInt8>, _ shape: ByteShape) -> UInt64 {
    guard 8...20 ~= shape.count, 6...18 ~= shape.digits, shape.high == 0 else { return 0 }
    if shape.letters > 0 { return shape.letters <= 9 ? LetteredID.rules(bytes) : 0 }
    guard let run = DigitRun(bytes), run.isVaried else { return 0 }
    var found = 0 as UInt64
    for rule in numbered(of: run.count) where rule.accepts(run) { found |= rule.bit }
    if run.count == 9, isAmerican(bytes) { found |= american.bit }
    if 8...9 ~= run.count, bytes[bytes.count - 2] == .minus, run.isChilean { found |= chilean.bit }
    if run.count == 10, bytes.count == 11, bytes[6] == .minus, run.isDay(day: 0, month: 2) {
      found |= danishPlain.bit
    }
    return found
  }

  var bit: UInt64 { 1 << UInt64(rawValue) }

  private static let nine: [NationalID] = [
    .dutch, .portuguese, .canadian, .hungarianHealth, .greekTax, .australian,
  ]
  private static let ten: [NationalID] = [
    .swedish, .czech, .ukrainian, .hungarianTax, .british, .bulgarian, .austrian, .danish,
  ]
  private static let eleven: [NationalID] = [
    .german, .croatian, .polish, .belgian, .norwegian, .brazilian, .turkish, .greek, .baltic,
    .latvian, .argentine,
  ]
  private static let twelve: [NationalID] = [.swedishLong, .indian, .japanese]
  private static let thirteen: [NationalID] = [
    .romanian, .swiss, .southAfrican, .slovenian, .southKorean,
  ]

  private static func numbered(of count: Int) -> [NationalID] {
    switch count {
    case 8: [.australian]
    case 9: nine
    case 10: ten
    case 11: eleven
    case 12: twelve
    case 13: thirteen
    case 15: [.french]
    case 18: [.chinese]
    default: []
    }
  }

  /// United States: area 001–899 but 666, with hyphens.
  private static func isAmerican(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 11, bytes[3] == .minus, bytes[6] == .minus, let run = DigitRun(bytes)
    else { return false }
    let area = run.number(0..<3)
    return 1...899 ~= area && area != 666 && run.pair(3) > 0 && run.number(5..<9) > 0
  }
}

extension NationalID {
  /// Whether digits of the right count pass this rule.
  fileprivate func accepts(_ run: DigitRun) -> Bool {
    switch self {
    case .dutch: (run.weighted("98765432") - run[8] + 110) % 11 == 0
    case .portuguese: Self.check(run.weighted("98765432") % 11, ten: 0) == run[8]
    case .canadian: run[0] != 0 && run[0] != 8 && run.luhn()
    case .hungarianHealth: run.weighted("37373737") % 10 == run[8]
    case .greekTax: greekTaxDigit(run) == run[8]
    case .australian: isAustralian(run)
    case .swedish: Self.isMonth(run.pair(2)) && Self.isDay(run.pair(4) % 60) && run.luhn()
    case .czech: isCzech(run)
    case .ukrainian: ((run.weighted("057946x57") - run[0]) % 11 + 11) % 11 % 10 == run[9]
    case .hungarianTax: run[0] == 8 && run.weighted("123456789") % 11 == run[9]
    case .british: (run.weighted("x98765432") + run[9]) % 11 == 0
    case .bulgarian: isBulgarian(run)
    case .austrian: isAustrian(run)
    case .danish: run.isDay(day: 0, month: 2) && run.weighted("4327654321") % 11 == 0
    default: acceptsLong(run)
    }
  }

  private func acceptsLong(_ run: DigitRun) -> Bool {
    switch self {
    case .german: run[0] != 0 && Self.repeatsOne(run) && run.isMod11and10
    case .croatian: run.isMod11and10
    case .polish: Self.isMonth(run.pair(2) % 20) && run.weighted("13791379131") % 10 == 0
    case .belgian: isBelgian(run)
    case .norwegian: isNorwegian(run)
    case .brazilian: isBrazilian(run)
    case .turkish: isTurkish(run)
    case .greek: run.isDay(day: 0, month: 2) && run.luhn()
    case .baltic: isBaltic(run)
    case .latvian: run.isDay(day: 0, month: 2) && isLatvian(run)
    case .argentine: isArgentine(run)
    case .swedishLong: 18...20 ~= run.pair(0) && Self.isMonth(run.pair(4)) && run.luhn(from: 2)
    case .indian: run[0] > 1 && run.isVerhoeff
    case .japanese: Self.check(run.weighted("65432765432") % 11, ten: 0) == run[11]
    case .romanian: isRomanian(run)
    case .swiss: run.number(0..<3) == 756 && run.weighted("1313131313131") % 10 == 0
    case .southAfrican: Self.isMonth(run.pair(2)) && Self.isDay(run.pair(4)) && run.luhn()
    case .slovenian: isSlovenian(run)
    case .southKorean: Self.isMonth(run.pair(2)) && isSouthKorean(run)
    case .chinese: (run.weighted("79x584216379x5842") + run[17]) % 11 == 1
    case .french: 1...4 ~= run[0] && run.pair(13) == 97 - run.number(0..<13) % 97
    default: false
    }
  }

  private static func isMonth(_ number: Int) -> Bool { 1...12 ~= number }
  private static func isDay(_ number: Int) -> Bool { 1...31 ~= number }

  /// Eleven less a rest; rests of 0 and 1 have no digit of their own.
  private static func check(_ rest: Int, ten: Int) -> Int { rest < 2 ? ten : 11 - rest }

  /// In the first ten digits of a German tax id one digit is there twice or thrice.
  private static func repeatsOne(_ run: DigitRun) -> Bool {
    var counts = InlineArray<10, Int>(repeating: 0)
    for index in 0..<10 { counts[run[index]] += 1 }
    var repeated = 0
    for digit in 0..<10 where counts[digit] > 1 { repeated += 1 }
    return repeated == 1
  }

  private func greekTaxDigit(_ run: DigitRun) -> Int {
    var sum = 0
    for index in 0..<8 { sum += run[index] << (8 - index) }
    return sum % 11 % 10
  }

  private func isAustralian(_ run: DigitRun) -> Bool {
    run.count == 9
      ? run.weighted("14375869x") % 11 == 0 : run.weighted("x7845631") % 11 == 0
  }

  /// Divisible by eleven; the month of women plus fifty, of busy days plus twenty.
  private func isCzech(_ run: DigitRun) -> Bool {
    let month = run.pair(2) % 50 % 20
    return Self.isMonth(month) && run.number(0..<10) % 11 == 0
  }

  /// The months of other centuries plus twenty or forty.
  private func isBulgarian(_ run: DigitRun) -> Bool {
    Self.isMonth(run.pair(2) % 20) && Self.isDay(run.pair(4))
      && run.weighted("2485x9736") % 11 % 10 == run[9]
  }

  /// The check digit is the fourth; the last six are the day of birth.
  private func isAustrian(_ run: DigitRun) -> Bool {
    run[0] != 0 && run.isDay(day: 4, month: 6)
      && (run.weighted("379") + run.weighted("584216", from: 4)) % 11 == run[3]
  }

  private func isBelgian(_ run: DigitRun) -> Bool {
    let number = run.number(0..<9)
    return run.pair(2) <= 12
      && (run.pair(9) == 97 - number % 97 || run.pair(9) == 97 - (2_000_000_000 + number) % 97)
  }

  private func isNorwegian(_ run: DigitRun) -> Bool {
    run.weighted("3761894521") % 11 == 0 && run.weighted("54327654321") % 11 == 0
  }

  private func isBrazilian(_ run: DigitRun) -> Bool {
    let first = run.weighted("x98765432")
    let second = run.weighted("x98765432", from: 1) + run[0] * 11
    return run[9] == first * 10 % 11 % 10 && run[10] == second * 10 % 11 % 10
  }

  private func isTurkish(_ run: DigitRun) -> Bool {
    let odd = run.weighted("101010101")
    let even = run.weighted("01010101")
    return run[0] != 0 && run[9] == (odd * 7 - even + 100) % 10
      && run[10] == (odd + even + run[9]) % 10
  }

  private func isBaltic(_ run: DigitRun) -> Bool {
    guard 1...6 ~= run[0], Self.isMonth(run.pair(3)), Self.isDay(run.pair(5)) else { return false }
    let first = run.weighted("1234567891") % 11
    let second = run.weighted("3456789123") % 11
    return run[10] == (first < 10 ? first : second % 10)
  }

  private func isLatvian(_ run: DigitRun) -> Bool {
    ((1101 - run.weighted("1637x5842") - run[9] * 9) % 11 + 11) % 11 == run[10]
  }

  private func isArgentine(_ run: DigitRun) -> Bool {
    [20, 23, 24, 27].contains(run.pair(0))
      && (11 - run.weighted("5432765432") % 11) % 11 % 10 == run[10]
  }

  private func isRomanian(_ run: DigitRun) -> Bool {
    let rest = run.weighted("279146358279") % 11
    return run[0] != 0 && Self.isMonth(run.pair(3)) && run[12] == (rest == 10 ? 1 : rest)
  }

  private func isSlovenian(_ run: DigitRun) -> Bool {
    run.isDay(day: 0, month: 2)
      && Self.check(run.weighted("765432765432") % 11, ten: 0) == run[12]
  }

  private func isSouthKorean(_ run: DigitRun) -> Bool {
    (11 - run.weighted("234567892345") % 11) % 10 == run[12]
  }
}
