public import GroundworkModel

/// What a search found: the best matches in order, and counts over all of them.
///
/// Work is bounded, so that a catalog of a million columns answers at once: each quality reads its thousand most important
/// matches, facets of more than two hundred matches are counted over one hundred; ``isTotalCapped`` and ``facetBase`` say so.
public struct SearchResult: Hashable, Sendable, Encodable {
  /// How well a name matches, best first. The order of declaration is the order of the answer.
  public enum Quality: String, Hashable, Sendable, Encodable, CaseIterable, Comparable {
    /// The name or id, apart from case.
    case exact
    /// The name apart from case and separators: `customer id` finds `CustomerID`.
    case exactWithoutSeparators = "exact-without-separators"
    /// The beginning of the name.
    case prefix
    /// Every word, in any order, in the name or together with the path: `customer email` finds `crm.customer.email`.
    case wordsInName = "words-in-name"
    /// Every word, in any order and any field; the last may be the beginning of a word.
    case words
    /// Every word, one of them with one typing error; looked for when the better ones are fewer than twenty.
    case spelling

    /// Better before worse.
    public static func < (left: Quality, right: Quality) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// One match.
  public struct Match: Hashable, Sendable, Encodable {
    /// The entity.
    public var id: EntityID
    /// Its name.
    public var name: String
    /// What it means, in prose.
    public var description: String?
    /// Who answers for it.
    public var owner: String?
    /// How far it has come.
    public var status: String
    /// How well it matches.
    public var quality: Quality
    /// The fields with the words looked for: `name`, `id`, `description`, `owner`, `tags`, `classification`, `details`,
    /// `column NAME`.
    public var matchedIn: [String]
    /// Whether it, as a column, is classified as personal.
    public var isPersonal: Bool
    /// 0…7, how much rests on it; breaks ties.
    public var importance: Int
  }

  /// How many matches have a value, for narrowing down.
  public struct Facet: Hashable, Sendable, Encodable {
    /// `kind`, `system`, `owner`, `tag` or `class`: the name of the option that filters by it.
    public var name: String
    /// Values and their counts, the most frequent first.
    public var values: [Count]

    /// A value and how many matches have it.
    public struct Count: Hashable, Sendable, Encodable {
      /// The value, as the option takes it.
      public var value: String
      /// Matches that have it, among ``SearchResult/facetBase``.
      public var count: Int
    }
  }

  /// The best matches, best first.
  public var matches: [Match]
  /// How many things match; at least so many when ``isTotalCapped``.
  public var total: Int
  /// Whether counting stopped at ``total``.
  public var isTotalCapped: Bool
  /// How many of them are in ``matches``.
  public var shown: Int
  /// Whether there are more than shown.
  public var truncated: Bool
  /// Counts by kind, system, owner, tag and class.
  public var facets: [Facet]
  /// How many matches the facets were counted over.
  public var facetBase: Int
}
