import GroundworkModel

/// What can be chosen here and now: the options of the bank, of a vocabulary, or of the records so far.
public struct Choices: Hashable, Sendable {
  /// Industries and functions.
  var industries: IndustryList
  /// Archetypes in the order in which they are offered.
  var archetypes: [MetricArchetype]
  /// All archetypes, for those typed by name.
  var library: MetricLibrary
  /// Records so far, by kind.
  var records: [EntityKind: [AnswerField.Option]]

  /// The options of a field, in the order in which they are numbered.
  public func options(for field: AnswerField) -> [AnswerField.Option] {
    if let kind = field.pick { return records[kind] ?? [] }
    switch field.optionsFrom {
    case .industries: return industries.industries.map(Self.option)
    case .functions: return industries.functions.map(Self.option)
    case .archetypes: return archetypes.map(Self.option)
    case nil: return field.options
    }
  }

  /// The option that a word means: by id, name or synonym, without regard to case.
  func option(_ word: String, for field: AnswerField) -> AnswerField.Option? {
    if field.optionsFrom == .archetypes { return library.archetype(word).map(Self.option) }
    let wanted = word.lowercased()
    let options = options(for: field)
    return options.first { $0.id.lowercased() == wanted }
      ?? options.first { $0.name?.lowercased() == wanted }
      ?? options.first { ($0.synonyms ?? []).contains { $0.lowercased() == wanted } }
  }

  private static func option(_ entry: IndustryList.Entry) -> AnswerField.Option {
    .init(id: entry.id, name: entry.name, synonyms: entry.synonyms)
  }

  private static func option(_ archetype: MetricArchetype) -> AnswerField.Option {
    .init(id: archetype.id, name: archetype.name, synonyms: archetype.synonyms)
  }
}
