/// Words that values are out of: names, places, illnesses, offices, and things that are taken for persons.
///
/// The lists stand in `catalog/vocabularies/personal-data-words.yaml`, whose head says where they come from.
public struct PersonalDataWords: Decodable, Sendable {
  /// One list.
  public struct List: Decodable, Sendable {
    /// The form that its words give to a value.
    public var form: ValueForm
    /// Its words and phrases between commas; `-sson` is an ending of words.
    public var words: String
  }

  /// The form of this file.
  public var version: Int
  /// The lists.
  public var lists: [List]

  /// The texts of one form.
  func texts(of form: ValueForm) -> [Substring] {
    lists.filter { $0.form == form }.flatMap { Self.texts($0.words) }
  }

  /// All texts but words of streets, each with its form.
  var entries: [(text: Substring, forms: FormSet)] {
    lists.filter { $0.form != .street }.flatMap { list in
      Self.texts(list.words).map { ($0, FormSet(list.form)) }
    }
  }

  private static func texts(_ words: String) -> [Substring] {
    words.utf8.split { $0 == .comma || $0 == 0x0A }.compactMap { part in
      let text = Substring(part.drop { $0 == .blank })
      return text.isEmpty ? nil : text
    }
  }
}
