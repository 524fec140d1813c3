import GroundworkModel

/// The words that stand in the index beside those of the text: whole names and facets.
///
/// They start with a letter of Unicode's private use area, so no text can contain one by accident.
enum SearchWord {
  /// The whole name, squashed.
  static func name(_ name: String) -> String { namePrefix + SearchText.squashed(name) }
  /// The kind, for the filter of that name.
  static func kind(_ kind: EntityKind) -> String { facet("k", kind.rawValue) }
  /// The source system.
  static func system(_ name: String) -> String { facet("s", name) }
  /// The owner.
  static func owner(_ name: String) -> String { facet("o", name) }
  /// A tag.
  static func tag(_ tag: String) -> String { facet("t", tag) }
  /// A category of classification, a sensitivity, or `personal` for any.
  static func classification(_ term: String) -> String { facet("c", term) }

  /// What whole names start with.
  static let namePrefix = "\u{E002}"

  /// What facets start with.
  static let facetPrefix = Array("\u{E000}".utf8)

  private static func facet(_ letter: String, _ value: String) -> String {
    "\u{E000}" + letter + SearchText.squashed(value)
  }
}
