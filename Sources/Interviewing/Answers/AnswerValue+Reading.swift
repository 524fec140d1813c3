public import GroundworkModel

extension AnswerValue {
  /// The text of a scalar as a person would write it; nil for lists and records.
  public var text: String? {
    switch self {
    case .text(let text): text
    case .number(let number): Self.plain(number)
    case .flag(let flag): flag ? "yes" : "no"
    case .list, .record: nil
    }
  }

  /// The items of a list; anything else is a list of itself.
  public var elements: [AnswerValue] {
    if case .list(let items) = self { return items }
    return [self]
  }

  /// The field of a record.
  public subscript(name: String) -> AnswerValue? {
    if case .record(let fields) = self { return fields[name] }
    return nil
  }

  /// The fields of a record; none for anything else.
  public var fields: [String: AnswerValue] {
    if case .record(let fields) = self { return fields }
    return [:]
  }

  /// Whether it says nothing: an empty text, list or record.
  public var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .list(let items): items.isEmpty
    case .record(let fields): fields.isEmpty
    case .number, .flag: false
    }
  }

  private static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
