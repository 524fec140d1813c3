import GroundworkModel

/// A question ready to be shown, with everything that stands around it.
public struct InterviewPrompt: Hashable, Sendable {
  /// The question's id.
  public var question: String
  /// The stage's heading.
  public var stage: String
  /// The stage's number, from 1.
  public var stageNumber: Int
  /// How many stages there are.
  public var stageCount: Int
  /// The place among the questions of this conversation, from 1.
  public var number: Int
  /// How many questions this conversation has by now.
  public var count: Int
  /// What is left, in minutes.
  public var minutesLeft: Int
  /// The question, in full.
  public var text: String
  /// Why it is asked.
  public var why: String
  /// An answer as it could be typed.
  public var example: String?
  /// The kind of answer, in words: `one of`, `several of`, `a length of time`.
  public var expects: String
  /// Headings of the cells, for forms and tables.
  public var columns: [String]
  /// Whether there may be several rows.
  public var isTable: Bool
  /// Whether this person began to answer and was cut off.
  public var isBegun: Bool
  /// Numbered choices; those of a form stand with its cells.
  public var options: [String]
  /// The proposal as it would be typed, and why; an empty answer takes it.
  public var recommended: (text: String, because: String)? {
    get { proposal.map { ($0.text, $0.because) } }
  }
  /// What this person said before, as it would be typed; an empty answer keeps it.
  public var previous: String?
  /// What this person is asked to sign.
  public var statements: [String]
  /// What others said: name and words.
  public var others: [Said]
  var proposal: Proposal?

  /// What somebody else said.
  public struct Said: Hashable, Sendable {
    /// Their name.
    public var who: String
    /// What they said, in words.
    public var words: String
  }

  struct Proposal: Hashable, Sendable {
    var text: String
    var because: String
  }
}

extension AnswerField {
  /// What is expected, in words.
  var expectation: String {
    guard isOpen, kind == .multi else { return kind.words }
    return "any of these, by number or word, or others; divided by commas"
  }
}

extension AnswerField.Kind {
  /// What is expected, in words.
  var words: String {
    switch self {
    case .text: "a few words"
    case .long: "a sentence"
    case .choice: "one of these, by number or word"
    case .multi: "any of these, by number or word, divided by commas"
    case .number: "a number"
    case .integer: "a whole number"
    case .money: "an amount and its currency"
    case .duration: "a length of time, such as 15 min, 4 h or 2 days"
    case .date: "a day, such as 2026-12-31"
    case .yesNo: "yes or no"
    case .list: "a list divided by semicolons"
    case .pick: "one of these, by number or name"
    case .table: "rows, cell by cell or each in one line; an empty line ends them"
    case .form: "each cell by itself, or all in one line"
    }
  }
}
