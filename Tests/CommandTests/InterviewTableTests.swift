import Foundation
import TestSupport
import Testing

/// Forms and tables at a real terminal: cell by cell, nothing lost on the way.
@Suite struct InterviewTableTests {
  let project: InterviewProject

  init() throws { project = try InterviewProject() }

  @Test func aFormIsAskedCellByCell() throws {
    let talk = try project.terminal(with: "Fay", "--role", "FI")
    try talk.hold(
      ("year starts on [01-01]> ", ""), ("week starts on [monday]> ", "2"),
      ("time zone [UTC]> ", "Berlin"))
    try talk.expect("not taken: `Berlin` is not a zone such as Europe/Berlin")
    try talk.hold(("> Berlin", "\u{15}Europe/Berlin"), ("currency [EUR]> ", ""))
    try talk.close(after: "Figures are in EUR")
    let answers = try project.answers()
    for line in ["fiscal_start: \"01-01\"", "week_start: tuesday", "timezone: Europe/Berlin"] {
      #expect(answers.contains(line), "\(answers)")
    }
  }

  @Test func aTableIsAskedRowByRowUntilAnEmptyLine() throws {
    let talk = try project.terminal("--role", "EX")
    try talk.hold(
      ("Q0.1", "Shop | people know things"), ("1. short name", "Grow repeat revenue"),
      ("what is true then> ", "more come back"), ("sort> ", "1"),
      ("2. short name (Enter ends)> ", "Reduce returns"), ("what is true then> ", ""),
      ("sort> ", "saev"))
    try talk.expect("did you mean `save`?")
    try talk.hold(("> saev", "\u{15}save"), ("3. short name (Enter ends)> ", ""))
    try talk.close(after: "You want: Grow repeat revenue, Reduce returns.")
    #expect(try project.answers().contains("kind: save"))
  }

  @Test func helpAndWhyLeaveTheRowsAlone() throws {
    let talk = try project.terminal("--role", "EX")
    try talk.hold(
      ("Q0.1", "Shop | people know things"), ("1. short name", "Grow | more come back | grow"),
      ("2. short name", ":help"), ("2. short name", "Reduce returns"),
      ("what is true then> ", ":why"), ("what is true then> ", ":example"),
      ("what is true then> ", ":list"), ("what is true then> ", ":playback"),
      ("what is true then> ", ":note by phone"), ("what is true then> ", ":wyh"))
    try talk.expect("did you mean `why`?")
    try talk.hold(("> :wyh", "\u{15}fewer come back"), ("sort> ", "save"), ("3. short name", ""))
    try talk.close(after: "You want: Grow, Reduce returns.")
    #expect(try project.answers().contains("statement: fewer come back"))
  }

  @Test func rowsCanBeDroppedChangedAndAddedLater() throws {
    let first = try project.terminal("--role", "EX")
    try first.hold(
      ("Q0.1", "Shop | people know things"), ("1. short name", "Grow | all | grow"),
      ("2. short name", "Shrink | none | save"), ("3. short name", "Wait | some | risk"),
      ("4. short name", ":drop 2"), ("3. short name", ":change 1"),
      ("1. short name [Grow]> ", ""), ("what is true then [all]> ", "most"),
      ("sort [grow]> ", "-"), ("3. short name", ""))
    try first.close(after: "You want: Grow, Wait.")
    let second = try project.terminal("--role", "EX")
    try second.hold(("Q1.2", ":goto Q1.1"), ("3. short name", "Learn"))
    try second.hold(("then> ", ""), ("sort> ", ""), ("4. short name", ""))
    try second.close(after: "You want: Grow, Wait, Learn.")
    let answers = try project.answers()
    #expect(answers.contains("statement: most") && !answers.contains("Shrink"), "\(answers)")
    #expect(!answers.contains("kind: grow"), "\(answers)")
  }

  @Test func backGoesToTheCellBefore() throws {
    let talk = try project.terminal("--role", "EX")
    try talk.hold(
      ("name [shop]> ", "Shoop"), ("for whom> ", ":back"), ("name [Shoop]> ", "Shop"),
      ("for whom> ", "people know things"), ("1. short name", "Grow | all | grow"),
      ("2. short name", ":back"), ("sort [grow]> ", "save"), ("2. short name", ""))
    try talk.close(after: "You want: Grow.")
    let answers = try project.answers()
    #expect(answers.contains("kind: save") && answers.contains("name: Shop\n"), "\(answers)")
  }

  @Test func aRowThatBreaksARuleIsRefusedAtTheCellThatBreaksIt() throws {
    _ = try project.scaffold("interview", "--answers", "-", input: Self.upToMeasures)
    let talk = try project.terminal("--role", "MG")
    try talk.hold(("Q1.2", ":goto Q3.10"), ("answers for the value", "Data team"))
    try talk.expect("not the team that computes it")
    try talk.hold(("> Data team", "\u{15}Maria Keller"), ("keeps the definition", "Data team"))
    try talk.close(after: "Maria Keller answers for Revenue.")
  }

  @Test func whatWasTypedOfATableIsThereAfterAPause() throws {
    let first = try project.terminal("--role", "EX")
    try first.hold(
      ("Q0.1", "Shop | people know things"), ("1. short name", "Grow | all | grow"),
      ("2. short name", "Reduce returns"))
    try first.close(after: "then> ", with: .pause)
    let answers = try project.answers()
    let other = try InterviewProject()
    _ = try other.scaffold("interview", "--answers", "-", input: answers)
    #expect(try other.answers() == answers)
    for place in [project, other] {
      let second = try place.terminal("--role", "EX")
      try second.hold(("So far:", ""), ("sort> ", "save"), ("3. short name", ""))
      try second.close(after: "You want: Grow, Reduce returns.")
    }
  }

  static let upToMeasures = """
    interviews:
      - stakeholder: {name: Maria Keller}
        answers:
          Q0.1: {name: Shop, outcome: people know things}
          Q0.4: {industry: e-commerce}
          Q1.1: [{name: Grow}]
          Q2.1: [{name: Newsletter, options: [all, lapsed], goal: Grow}]
          Q3.1: {newsletter: [Revenue]}
    """
}
