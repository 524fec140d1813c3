import GroundworkModel
import Interviewing
import Testing

@Suite struct FormulaTests {
  private let inputs: [String: FormulaValue] = [
    "latency": .duration(.hours(4)), "lag": .duration(.minutes(90)), "trigger": .text("Calendar"),
    "rows": .number(1200), "channels": .list([.text("mail"), .text("alert")]), "act": .flag(true),
    "empty": .list([]),
  ]

  @Test(arguments: [
    ("latency < 36 h", "yes"),
    ("latency - lag", "150 min"),
    ("(latency - lag) / 2", "75 min"),
    ("latency / 1 h", "4"),
    ("2 * lag + 1 min", "181 min"),
    ("trigger == 'calendar'", "yes"),
    ("trigger in ['event', 'threshold']", "no"),
    ("trigger not in ['event', 'threshold']", "yes"),
    ("'mail' in channels and not channels contains 'file'", "yes"),
    ("'real-time dashboard' contains 'Real-Time'", "yes"),
    ("count(channels) + 1", "3"),
    ("max(rows, 5000) / 100", "50"),
    ("min(24 h, latency)", "4 h"),
    ("min([3, 2, 1])", "1"),
    ("fitting([24 h, 12 h, 6 h, 4 h, 2 h, 1 h], latency - lag)", "2 h"),
    ("fitting([24 h, 12 h], latency)", "unknown"),
    ("coalesce(missing, lag)", "90 min"),
    ("exists(missing) or exists(empty)", "no"),
    ("-rows + 0.5", "-1199.5"),
    ("-lag < 0 h", "yes"),
    ("1 - 2 - 3", "-4"),
    ("not act or 1 < 2", "yes"),
  ])
  func aFormulaHasAValue(text: String, expected: String) throws {
    #expect(try Formula(parsing: text).value(in: inputs).description == expected)
  }

  @Test(arguments: [
    ("missing < 4 h", FormulaValue.unknown),
    ("not (missing < 4 h)", .unknown),
    ("missing < 4 h or act", .flag(true)),
    ("missing < 4 h and act", .unknown),
    ("missing < 4 h and not act", .flag(false)),
    ("rows < 4 h", .unknown),
    ("trigger - 1", .unknown),
    ("rows / 0", .unknown),
    ("missing == missing", .unknown),
  ])
  func whatIsNotKnownIsUnknownAndNeverAnError(text: String, expected: FormulaValue) throws {
    #expect(try Formula(parsing: text).value(in: inputs) == expected)
  }

  @Test(arguments: [
    ("1 +", "a value is missing at character 4"),
    ("(1", "`)` is missing at character 3"),
    ("a b", "the expression should end here at character 3"),
    ("speed(1)", "`speed` is not a function"),
    ("'open", "the quote is not closed at character 1"),
    ("a ; b", "`;` has no meaning here at character 3"),
    ("1.2.3", "not a number at character 1"),
    (String(repeating: "(", count: 99), "nested too deeply"),
  ])
  func aFaultNamesItsPlace(text: String, message: String) throws {
    let error = #expect(throws: FormulaError.self) { try Formula(parsing: text) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func theNamesThatAreReadAreListedOnce() throws {
    #expect(try Formula(parsing: "b > 1 and max(a, b) in [c]").names == ["a", "b", "c"])
  }

  @Test func aTemplateWritesValuesIntoASentence() throws {
    let template = try TextTemplate(parsing: "At most {latency - lag} old; {{braces}} and {who}.")
    #expect(template.text(in: inputs) == "At most 150 min old; {braces}} and unknown.")
    #expect(template.names == ["lag", "latency", "who"])
  }

  @Test func anOpenBraceIsAFault() {
    #expect(throws: FormulaError.self) { try TextTemplate(parsing: "so {far") }
  }
}
