extension Escaped {
  /// A Python string literal in double quotes, ASCII only.
  static func python(_ text: String) -> String {
    var out = "\""
    for unit in text.unicodeScalars {
      switch unit {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case " "..."~": out.unicodeScalars.append(unit)
      default:
        let hex = String(unit.value, radix: 16)
        let width = unit.value > 0xFFFF ? 8 : 4
        let pad = String(repeating: "0", count: max(width - hex.count, 0))
        out += (width == 8 ? "\\U" : "\\u") + pad + hex
      }
    }
    return out + "\""
  }
}
