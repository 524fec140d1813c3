/// Bytes of a terminal in raw mode → keys. Sequences that are cut off wait for their rest.
struct KeyDecoder {
  enum Key: Hashable {
    case text(String)
    case edit(EditingKey)
    case enter, recall, interrupt, endOfInput
  }

  private var bytes: [UInt8] = []
  private var isPasting = false

  /// Whether keys may be left over from the last look.
  var hasBytes: Bool { !bytes.isEmpty && !isCutOff }

  mutating func feed(_ more: some Sequence<UInt8>) { bytes += more }

  /// The next key, or nil when more bytes are needed.
  mutating func next() -> Key? {
    while let first = bytes.first {
      if first == 0x1B {
        guard let length = escapeLength else { return nil }
        let sequence = Array(bytes.prefix(length))
        bytes.removeFirst(length)
        if let key = key(of: sequence) { return key }
      } else if first < 0x20 || first == 0x7F {
        bytes.removeFirst()
        if let key = control(first) { return key }
      } else {
        guard let text = takeText() else { return nil }
        return .text(text)
      }
    }
    return nil
  }

  /// Whether the bytes left are the start of something whose rest has not come yet.
  private var isCutOff: Bool {
    var copy = self
    return copy.next() == nil
  }

  /// A run of printable bytes up to the last whole character.
  private mutating func takeText() -> String? {
    var run = bytes.prefix { $0 >= 0x20 && $0 != 0x7F }
    let isCut = run.count == bytes.count
    if isCut, let start = run.lastIndex(where: { $0 & 0xC0 != 0x80 }) {
      let needed = Self.length(of: run[start])
      if run.count - start < needed { run = run[..<start] }
    }
    guard !run.isEmpty else { return nil }
    bytes.removeFirst(run.count)
    return String(decoding: run, as: UTF8.self)
  }

  private static func length(of lead: UInt8) -> Int {
    switch lead {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }

  /// The length of the escape sequence at the front, or nil when it is cut off.
  private var escapeLength: Int? {
    guard bytes.count >= 2 else { return nil }
    guard bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") else { return 2 }
    guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return bytes.count > 32 ? bytes.count : nil
    }
    return end + 1
  }

  private mutating func key(of sequence: [UInt8]) -> Key? {
    switch String(decoding: sequence.dropFirst(), as: UTF8.self) {
    case "[C", "OC": return .edit(.right)
    case "[D", "OD": return .edit(.left)
    case "[A", "OA": return .recall
    case "[H", "OH", "[1~", "[7~": return .edit(.home)
    case "[F", "OF", "[4~", "[8~": return .edit(.end)
    case "[3~": return .edit(.delete)
    case "[200~": isPasting = true
    case "[201~": isPasting = false
    default: break
    }
    return nil
  }

  private func control(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x0A, 0x0D: isPasting ? .text("\n") : .enter
    case 0x03: .interrupt
    case 0x04: .endOfInput
    case 0x01: .edit(.home)
    case 0x02: .edit(.left)
    case 0x05: .edit(.end)
    case 0x06: .edit(.right)
    case 0x08, 0x7F: .edit(.backspace)
    case 0x09: .text(" ")
    case 0x0B: .edit(.killToEnd)
    case 0x15: .edit(.killToStart)
    case 0x17: .edit(.killWord)
    default: nil
    }
  }
}
