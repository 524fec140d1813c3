import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// Asks a person, role by role, whether the proposed column is the right one; each answer is recorded when it is given.
struct PlanDialog {
  let planner: Planner
  let content: CatalogContent
  let settings: ProjectSettings?
  let input: LineInput
  /// Records the plan as it stands with what was said so far.
  let record: (Planner.Wishes) throws -> Void

  /// What came of one line.
  private enum Outcome { case taken, skipped, stopped, unclear }

  /// Asks until nothing is proposed any more or the person stops.
  ///
  /// - Returns: the wishes with what the person said, and how the command ends when it was cut off.
  func ask(_ wishes: Planner.Wishes) throws -> (wishes: Planner.Wishes, end: ExitStatus?) {
    var wishes = wishes
    var asked: Set<EntityID> = []
    while let match = next(wishes, besides: asked) {
      asked.insert(match.component)
      show(match, wishes)
      let (outcome, end) = settle(match, &wishes)
      if outcome == .taken { try record(wishes) }
      if let end { return (wishes, end) }
      if outcome == .stopped { break }
    }
    return (wishes, nil)
  }

  /// Asks about one proposal until the answer is clear; an exit status when the talk is cut off.
  private func settle(
    _ match: ComponentMatch, _ wishes: inout Planner.Wishes
  ) -> (Outcome, ExitStatus?) {
    while true {
      let typed = input.ask("> ")
      if typed == .interrupted { return (.stopped, .interrupted) }
      guard case .line(let line) = typed else { return (.stopped, nil) }
      let outcome = apply(line, to: match, &wishes)
      if outcome != .unclear { return (outcome, nil) }
    }
  }

  /// The next proposal nobody has looked at, by the plan as it stands with what was said so far.
  private func next(_ wishes: Planner.Wishes, besides asked: Set<EntityID>) -> ComponentMatch? {
    planner.plan(content, settings: settings, wishes: wishes).matches.first { match in
      match.standing == .proposed && !asked.contains(match.component)
    }
  }

  private func show(_ match: ComponentMatch, _ wishes: Planner.Wishes) {
    let role = content[match.component]?.name ?? match.component.rawValue
    let kpi = content[match.kpi]?.name ?? match.kpi.rawValue
    Terminal.say("\n\(kpi) needs \(role) (\(match.component.path))")
    for (index, candidate) in choices(of: match).enumerated() {
      let percent = Int((candidate.score * 100).rounded())
      Terminal.say("  \(index + 1)  \(candidate.column.path)  \(percent) %")
      Terminal.say("     \(candidate.reasons.joined(separator: "; "))")
    }
    Terminal.say(help(choices(of: match).count))
  }

  /// The proposed column first, then the others.
  private func choices(of match: ComponentMatch) -> [Candidate] {
    let proposed = match.candidates.filter { $0.column == match.column }
    return Array((proposed + match.candidates.filter { $0.column != match.column }).prefix(5))
  }

  private func apply(
    _ line: String, to match: ComponentMatch, _ wishes: inout Planner.Wishes
  ) -> Outcome {
    let choices = choices(of: match)
    switch line.filter({ !$0.isWhitespace }).lowercased() {
    case "q": return .stopped
    case "s": return .skipped
    case "n": wishes.rejected[match.component, default: []].formUnion(choices.map(\.column))
    case "", "1": wishes.confirmed.insert(match.component)
    case let text:
      guard let number = Int(text), choices.indices.contains(number - 1) else {
        Terminal.say("`\(line)` is none of the answers; \(help(choices.count))")
        return .unclear
      }
      wishes.pins[match.component] = choices[number - 1].column
    }
    return .taken
  }

  private func help(_ count: Int) -> String {
    let numbers = count > 1 ? "2 to \(count) = another column, " : ""
    return "Enter or 1 = the first, \(numbers)s = skip, n = none of these, q = stop asking"
  }
}
