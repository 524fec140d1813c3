import CommandLineSupport
import GroundworkKit
import GroundworkModel

/// Asks a person, role by role, whether the proposed column is the right one.
struct PlanDialog {
  let planner: Planner
  let content: CatalogContent
  let settings: ProjectSettings?

  /// The wishes with what the person said; an end of input stops asking and keeps what was said.
  func ask(_ wishes: Planner.Wishes) -> Planner.Wishes {
    var wishes = wishes
    var asked: Set<EntityID> = []
    while let match = next(wishes, besides: asked) {
      asked.insert(match.component)
      show(match, wishes)
      guard let line = readLine() else { break }
      guard apply(line, to: match, &wishes) else { break }
    }
    return wishes
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
    Terminal.say("Enter = 1, a number, s = skip, n = none of these, q = stop asking")
  }

  /// The proposed column first, then the others.
  private func choices(of match: ComponentMatch) -> [Candidate] {
    let proposed = match.candidates.filter { $0.column == match.column }
    return Array((proposed + match.candidates.filter { $0.column != match.column }).prefix(5))
  }

  /// Takes one answer; false when the person wants to stop.
  private func apply(
    _ line: String, to match: ComponentMatch, _ wishes: inout Planner.Wishes
  ) -> Bool {
    let choices = choices(of: match)
    switch line.filter({ !$0.isWhitespace }).lowercased() {
    case "q": return false
    case "s": return true
    case "n":
      wishes.rejected[match.component, default: []].formUnion(choices.map(\.column))
    case "", "1": wishes.confirmed.insert(match.component)
    case let text:
      guard let number = Int(text), choices.indices.contains(number - 1) else {
        Terminal.say("`\(line)` is none of the answers; skipped")
        return true
      }
      wishes.pins[match.component] = choices[number - 1].column
    }
    return true
  }
}
