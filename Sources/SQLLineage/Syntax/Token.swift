/// A piece of SQL text: twelve bytes, no text of its own.
struct Token {
  enum Kind: UInt8 {
    case endOfText, word, quotedName, text, number, parameter, symbol
    case comma, dot, semicolon, star, open, close, openBracket, closeBracket, openBrace, closeBrace
    /// `::`
    case doubleColon
    /// `:` between a value and a path into it.
    case colon
    /// `@stage/path` of Snowflake.
    case stage
    /// `{{ … }}` of Jinja.
    case template
    /// A byte that begins nothing, or a text without its end.
    case broken
  }

  var kind: Kind
  var keyword: Keyword
  /// First byte.
  var start: Int32
  /// The byte after the last; of an opening bracket, the token that closes it.
  var extent: Int32

  /// The byte after the last.
  var end: Int32 { kind == .open ? start + 1 : extent }
}
