import Foundation
import TestSupport
import Testing

/// The built command at a terminal, killed without warning: a new process finds every line that was answered.
@Suite struct InterviewKillTests {
  /// Lines of an interview, with what is asked once they are taken.
  private static let lines: [(types: String, then: String)] = [
    ("Shop", "for whom> "), ("people know things", "Q0.4"), ("e-commerce", "function> "),
    ("sales", "Q0.6"), ("DE, FR", "Q0.7"), ("01-01 | monday | UTC | EUR", "1. short name"),
    ("Grow repeat revenue", "then> "), ("three of ten come back", "sort> "),
    ("grow", "2. short name"), ("Reduce returns | fewer come back | save", "3. short name"),
    ("", "Q1.2"), ("21", "wanted"), ("30 | %", "Q1.2"), (":unknown", "1. short name"),
    ("Newsletter | whom to write to | all; lapsed | 1", "2. short name"), ("", "Q2.3"),
    ("weekly | calendar", "Q2.4"), ("24 h", "Q2.5"), ("below 25 %", "Q3.1"),
    ("ECO-10", "Q3.3"),
  ]

  @Test func beingKilledAfterEachLineLosesNothing() throws {
    let project = try InterviewProject()
    for line in Self.lines {
      let talk = try project.terminal()
      try talk.hold(("> ", line.types))
      try talk.cut(after: line.then)
    }
    #expect(try project.answers() == uninterrupted())
  }

  private func uninterrupted() throws -> String {
    let project = try InterviewProject()
    let input = Self.lines.map { $0.types + "\n" }.joined()
    let output = try project.scaffold(
      "interview", "--stakeholder", "Maria Keller", input: input)
    #expect(output.exit == 3, "\(output)")
    return try project.answers()
  }

  @Test func killedInTheMidstOfATableItGoesOnAtTheNextCell() throws {
    let project = try InterviewProject()
    let first = try project.terminal("--role", "EX")
    try first.hold(
      ("Q0.1", "Shop | people know things"), ("1. short name", "Grow | all | grow"),
      ("2. short name", "Reduce returns"), ("then> ", "half a sent"))
    try first.cut(after: "sort> ")
    let second = try project.terminal("--role", "EX")
    try second.hold(("half a sent", "save"), ("3. short name", ""))
    try second.close(after: "You want: Grow, Reduce returns.")
  }
}
