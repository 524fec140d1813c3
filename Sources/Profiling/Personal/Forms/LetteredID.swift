/// Numbers of states that have letters among their digits.
enum LetteredID {
  /// The rules that a value passes, as bits of ``NationalID``.
  static func rules(_ bytes: Span<UInt8>) -> UInt64 {
    var found = 0 as UInt64
    if isSpanish(bytes) { found |= NationalID.spanish.bit }
    if isFinnish(bytes) { found |= NationalID.finnish.bit }
    if isItalian(bytes) { found |= NationalID.italian.bit }
    if isIrish(bytes) { found |= NationalID.irish.bit }
    if isChilean(bytes) { found |= NationalID.chilean.bit }
    if isChinese(bytes) { found |= NationalID.chinese.bit }
    if isMexican(bytes) { found |= NationalID.mexican.bit }
    if isCorsican(bytes) { found |= NationalID.frenchCorsica.bit }
    if isBritish(bytes) { found |= NationalID.britishInsurance.bit }
    return found
  }

  private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var number = 0
    for index in range {
      guard bytes[index].isDigit else { return nil }
      number = number * 10 + bytes[index].digitValue
    }
    return number
  }

  private static func letter(_ table: StaticString, _ place: Int) -> UInt8 {
    table.utf8Start[place]
  }

  /// Eight digits, or X, Y or Z and seven, perhaps a hyphen, and a letter by mod 23.
  private static func isSpanish(_ bytes: Span<UInt8>) -> Bool {
    let isDashed = bytes.count == 10 && bytes[8] == .minus
    guard bytes.count == 9 || isDashed, let rest = number(bytes, 1..<8) else { return false }
    let first = bytes[0]
    let lead = first.isDigit ? first.digitValue : Int(first.lowered) - Int(UInt8(ascii: "x"))
    guard first.isDigit || 0...2 ~= lead else { return false }
    let place = (lead * 10_000_000 + rest) % 23
    return bytes[bytes.count - 1] & 0xDF == letter("TRWAGMYFPDXBNJZSQVHLCKE", place)
  }

  /// Day, a sign of the century, three digits, a letter by mod 31.
  private static func isFinnish(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 11, let day = number(bytes, 0..<6), let serial = number(bytes, 7..<10)
    else { return false }
    let sign = bytes[6]
    guard sign == .plus || sign == .minus || sign.isCapital else { return false }
    let place = (day * 1000 + serial) % 31
    return bytes[10] == letter("0123456789ABCDEFHJKLMNPRSTUVWXY", place)
  }

  /// The codice fiscale: sixteen letters and digits, the last by the sum of the values of odd and even places.
  private static func isItalian(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 16, bytes[0].isLetter, bytes[5].isLetter, bytes[15].isLetter,
      !bytes[8].isDigit, bytes.allSatisfy({ $0.isDigit || $0.isLetter })
    else { return false }
    let odd: StaticString = "BAKPLCQDREVOSFTGUHMINJWZYX"
    var sum = 0
    for index in 0..<15 {
      let byte = bytes[index].lowered
      let value = byte.isDigit ? byte.digitValue : Int(byte - UInt8(ascii: "a"))
      sum += index % 2 == 1 ? value : oddValue(value, odd)
    }
    return Int(bytes[15].lowered - UInt8(ascii: "a")) == sum % 26
  }

  /// The place of a letter in the order that odd places are valued by.
  private static func oddValue(_ value: Int, _ order: StaticString) -> Int {
    for place in 0..<26 where Int(order.utf8Start[place]) - 65 == value { return place }
    return 0
  }

  /// Seven digits, a letter by mod 23, perhaps one more.
  private static func isIrish(_ bytes: Span<UInt8>) -> Bool {
    guard 8...9 ~= bytes.count, number(bytes, 0..<7) != nil, bytes[7].isLetter else { return false }
    var sum = 0
    for index in 0..<7 { sum += bytes[index].digitValue * (8 - index) }
    if bytes.count == 9 {
      guard bytes[8].isLetter else { return false }
      sum += Int(bytes[8].lowered - UInt8(ascii: "a") + 1) * 9
    }
    return bytes[7] & 0xDF == letter("WABCDEFGHIJKLMNOPQRSTUV", sum % 23)
  }

  /// Seven or eight digits, perhaps with dots, a hyphen, and K; those that end in a digit have no letter.
  private static func isChilean(_ bytes: Span<UInt8>) -> Bool {
    guard 9...12 ~= bytes.count, bytes[bytes.count - 2] == .minus,
      bytes[bytes.count - 1].lowered == UInt8(ascii: "k")
    else { return false }
    var (sum, weight) = (0, 2)
    for index in (0..<(bytes.count - 2)).reversed() where bytes[index].isDigit {
      sum += bytes[index].digitValue * weight
      weight = weight == 7 ? 2 : weight + 1
    }
    return sum % 11 == 1
  }

  /// Seventeen digits and X (ISO 7064 mod 11-2); those that end in a digit are told by ``NationalID``.
  private static func isChinese(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 18, number(bytes, 0..<17) != nil, bytes[17].lowered == UInt8(ascii: "x")
    else { return false }
    let weights: StaticString = "79x584216379x5842"
    var sum = 0
    for index in 0..<17 {
      let weight = weights.utf8Start[index]
      sum += bytes[index].digitValue * (weight == UInt8(ascii: "x") ? 10 : weight.digitValue)
    }
    return sum % 11 == 2
  }

  /// The CURP: four letters, six digits, H or M, five letters, two more.
  private static func isMexican(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 18, number(bytes, 4..<10) != nil, bytes[17].isDigit else { return false }
    let sex = bytes[10].lowered
    return (sex == UInt8(ascii: "h") || sex == UInt8(ascii: "m")) && bytes[0].isLetter
      && bytes[3].isLetter && bytes[11].isLetter && bytes[15].isLetter
  }

  /// The French number of those born on Corsica: department 2A or 2B, which count as 19 and 18.
  private static func isCorsican(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 15, bytes[5] == UInt8(ascii: "2"), let head = number(bytes, 0..<5),
      let tail = number(bytes, 7..<13), let key = number(bytes, 13..<15)
    else { return false }
    let isNorth = bytes[6].lowered == UInt8(ascii: "b")
    guard isNorth || bytes[6].lowered == UInt8(ascii: "a") else { return false }
    let whole = (head * 100 + (isNorth ? 18 : 19)) * 1_000_000 + tail
    return key == 97 - whole % 97
  }

  /// National Insurance: two letters, six digits, A to D, perhaps in groups.
  private static func isBritish(_ bytes: Span<UInt8>) -> Bool {
    var (place, isFit) = (0, true)
    for index in bytes.indices where bytes[index] != .blank {
      let byte = bytes[index].lowered
      switch place {
      case 0, 1: isFit = isFit && byte.isLetter
      case 2..<8: isFit = isFit && byte.isDigit
      default: isFit = isFit && UInt8(ascii: "a")...UInt8(ascii: "d") ~= byte
      }
      place += 1
    }
    return place == 9 && isFit
  }
}
