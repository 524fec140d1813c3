import GroundworkModel
import Interviewing

/// Turns votes for options into architecture decisions with a cost–benefit table.
struct ChoiceResolution {
  let rules: DerivationRules
  let situation: Situation
  /// Subjects by scope and id, for the gates of options.
  let subjects: [RuleSubject]

  /// A decision and the things whose votes made it.
  struct Settled {
    var id: EntityID
    var name: String
    var choice: Choice
    var voters: [EntityID]
  }

  fileprivate struct Ballot {
    var conclusion: Conclusion
    var option: String
    var weight: Double
    var parameters: [String: String]
  }

  /// One decision per topic and thing it is settled for, in the order of topics, then by thing.
  func choices(from conclusions: [Conclusion]) -> [Settled] {
    var ballots: [String: [EntityID?: [Ballot]]] = [:]
    for conclusion in conclusions {
      guard case .vote(let topic, let option, let weight, let parameters) = conclusion.content,
        let found = rules.topics.first(where: { $0.id == topic })
      else { continue }
      let place = found.per == nil ? nil : conclusion.subject
      let ballot = Ballot(
        conclusion: conclusion, option: option, weight: weight, parameters: parameters)
      ballots[topic, default: [:]][place, default: []].append(ballot)
    }
    return rules.topics.flatMap { topic in
      (ballots[topic.id] ?? [:]).sorted { ($0.key?.rawValue ?? "") < ($1.key?.rawValue ?? "") }
        .compactMap { settle(topic, about: $0.key, $0.value) }
    }
  }

  private func settle(
    _ topic: DerivationRules.Topic, about subject: EntityID?, _ ballots: [Ballot]
  ) -> Settled? {
    func rank(_ option: String) -> Int {
      topic.options.firstIndex { $0.name == option } ?? 0
    }
    // The greatest weight, then the option listed last, then the shortest interval, then the first by name.
    let sorted = ballots.sorted { left, right in
      if left.weight != right.weight { return left.weight > right.weight }
      if left.option != right.option { return rank(left.option) > rank(right.option) }
      if left.interval != right.interval { return left.interval < right.interval }
      return left.conclusion.subject < right.conclusion.subject
    }
    guard let winner = sorted.first else { return nil }
    let agreeing = sorted.filter { $0.option == winner.option }
    let values = environment(of: winner.conclusion, topic)
    var choice = Choice(topic: topic.id, selected: winner.option)
    choice.subject = subject
    choice.options = topic.options.map { option($0, values) }
    choice.context = topic.context
    choice.consequences = topic.consequences
    choice.rule = winner.conclusion.rule
    choice.inputs = winner.conclusion.inputs
    choice.parameters = winner.parameters
    choice.revisitWhen = topic.revisit
    let slug = subject.map { "\(topic.id) \($0.path)" } ?? topic.id
    return Settled(
      id: EntityID(.choice, slug: slug), name: topic.title.text(in: values), choice: choice,
      voters: agreeing.map(\.conclusion.subject))
  }

  private func option(
    _ option: DerivationRules.Option, _ values: [String: FormulaValue]
  ) -> Choice.Option {
    var result = Choice.Option(
      name: option.name, score: score(of: option), benefits: option.benefits, costs: option.costs)
    if option.fails?.holds(in: values) == true {
      result.score = 0
      let reason = option.because?.text(in: values) ?? "it does not meet what is needed"
      result.costs.insert("shut out: \(reason)", at: 0)
    }
    return result
  }

  /// The weighted mean of an option's scores, one decimal.
  private func score(of option: DerivationRules.Option) -> Double {
    let total = rules.weights.values.reduce(0, +)
    guard total > 0 else { return 0 }
    // Sorted, so that the sum is the same to the last bit whatever the order of a dictionary.
    let sum = rules.weights.sorted { $0.key < $1.key }
      .reduce(0) { $0 + $1.value * (option.scores[$1.key] ?? 0) }
    return (sum / total * 10).rounded() / 10
  }

  /// What is known where the winning vote was cast; a dimension is also a dataset that is loaded.
  private func environment(
    of conclusion: Conclusion, _ topic: DerivationRules.Topic
  ) -> [String: FormulaValue] {
    let derivation = Derivation(rules)
    let scope = rules.rules.first { $0.id == conclusion.rule }?.over
    let subject = subjects.first { $0.scope == scope && $0.id == conclusion.subject }
    return subject.map { derivation.values(of: $0) } ?? [:]
  }
}

extension ChoiceResolution.Ballot {
  fileprivate var interval: TimeSpan {
    parameters["interval"].flatMap { TimeSpan($0) } ?? .days(365)
  }
}
