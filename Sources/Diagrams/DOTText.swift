/// The two ways to write a text into DOT so that no text can end it: quoted, and as XML in an HTML-like label.
enum DOTText {
  /// A quoted string. Graphviz ends one only at a bare `"`; a backslash is doubled so that it stays itself.
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in withoutEntities(text).unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n", "\r", "\t": out += " "
      default: out.unicodeScalars.append(printable(scalar))
      }
    }
    return out + "\""
  }

  /// Character data for an HTML-like label.
  static func xml(_ text: String) -> String {
    var out = ""
    for scalar in withoutEntities(text).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\n", "\r", "\t": out += " "
      default: out.unicodeScalars.append(printable(scalar))
      }
    }
    return out
  }

  /// A port name: letters and digits of a column's name, the rest as hex, so that no name is a compass point.
  static func port(_ name: String) -> String {
    var out = "c_"
    for byte in name.utf8 {
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      if isPlain {
        out.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        let hex = String(byte, radix: 16)
        out += "_" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return out
  }

  /// Graphviz writes `&name;` into SVG as it stands, known entity or not, so an invisible word joiner parts it.
  private static func withoutEntities(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var out = ""
    var isAfterAmpersand = false
    for scalar in text.unicodeScalars {
      if isAfterAmpersand, scalar == "#" || scalar.properties.isAlphabetic { out += "\u{2060}" }
      out.unicodeScalars.append(scalar)
      isAfterAmpersand = scalar == "&"
    }
    return out
  }

  /// XML has no control characters and no non-characters, escaped or not.
  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    let isNonCharacter = scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    return isControl || isNonCharacter ? "\u{FFFD}" : scalar
  }
}
