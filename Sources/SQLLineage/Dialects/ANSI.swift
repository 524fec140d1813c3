extension Dialect {
  /// ISO/IEC 9075: what all have in common.
  public static let ansi = Dialect(name: "ansi")
}
