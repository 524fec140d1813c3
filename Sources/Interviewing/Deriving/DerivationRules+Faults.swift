public import GroundworkModel

extension DerivationRules {
  /// What is wrong with the rules themselves: unknown names, topics, options, kinds; repeated ids; wording.
  public func faults() -> [Diagnostic] {
    (unknownNames() + unknownVotes() + repeats() + wordings()).sorted()
  }

  private func unknownNames() -> [Diagnostic] {
    let known = Set(inputs.map(\.name)).union(derived.map(\.name))
    let gates = topics.flatMap { topic in
      topic.options.flatMap { option in
        ((option.fails?.names ?? []) + (option.because?.names ?? [])).map {
          (topic.id + "." + option.name, $0)
        }
      }
    }
    let sums = derived.flatMap { sum in sum.is.names.map { (sum.name, $0) } }
    let read = rules.flatMap { rule in rule.names.map { (rule.id, $0) } }
    return (gates + sums + read).filter { !known.contains($0.1) }.map { place, name in
      Diagnostic(rule: "unknown-input", message: "`\(place)` reads `\(name)`, which is no input")
    }
  }

  private func unknownVotes() -> [Diagnostic] {
    rules.compactMap { rule in
      guard let vote = rule.then.choice else { return nil }
      let topic = topics.first { $0.id == vote.topic }
      guard topic?.options.contains(where: { $0.name == vote.option }) != true else { return nil }
      return Diagnostic(
        rule: "unknown-option",
        message: "`\(rule.id)` votes for `\(vote.topic)` → `\(vote.option)`, which is no option")
    }
  }

  private func repeats() -> [Diagnostic] {
    let ids = rules.map(\.id) + inputs.map { "input " + $0.name } + topics.map { "topic " + $0.id }
    return Dictionary(grouping: ids, by: { $0 }).filter { $0.value.count > 1 }.keys.map {
      Diagnostic(rule: "repeated-id", message: "`\($0)` stands there twice")
    }
  }

  /// Every requirement has one `shall`; a non-functional one has a number, a window and a way to verify it.
  private func wordings() -> [Diagnostic] {
    rules.flatMap { rule in
      (rule.then.requirements ?? []).compactMap { template in
        let shalls = template.text.text.split(separator: " ").count { $0 == "shall" }
        if shalls != 1 {
          return Diagnostic(
            rule: "one-shall", message: "`\(rule.id)` `\(template.key)` has \(shalls) `shall`")
        }
        let isMeasured =
          template.value != nil && template.window != nil && template.verification != nil
          && template.comparison != nil && template.metric != nil
        let needsMeasure = template.category == Requirement.Category.nonFunctional.rawValue
        guard needsMeasure ? !isMeasured : template.acceptance == nil else { return nil }
        return Diagnostic(
          rule: "not-measurable", message: "`\(rule.id)` `\(template.key)` cannot be verified")
      }
    }
  }
}

extension DerivationRules.Rule {
  /// Every name its condition and texts read, sorted.
  var names: [String] {
    let texts =
      (then.choice?.names ?? [])
      + (then.requirements ?? []).flatMap { $0.names + $0.name.names }
      + (then.gaps ?? []).flatMap { $0.names + $0.name.names }
      + (then.questions ?? []).flatMap { $0.names + $0.name.names }
    return Set(when.names + texts).sorted()
  }
}
