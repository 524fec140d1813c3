import GroundworkModel

/// Asks every rule about every thing of its scope. Pure: neither the order of rules nor of things matters.
public struct Derivation: Sendable {
  private let rules: DerivationRules
  private let inputs: [String: DerivationRules.Input]

  /// Ready to apply rules.
  public init(_ rules: DerivationRules) {
    self.rules = rules
    inputs = Dictionary(rules.inputs.map { ($0.name, $0) }, uniquingKeysWith: { one, _ in one })
  }

  /// What follows, sorted by rule, subject and key.
  public func conclusions(about subjects: [RuleSubject]) -> [Conclusion] {
    subjects.flatMap { subject in
      let environment = environment(of: subject)
      return rules.rules.filter { $0.over == subject.scope }
        .flatMap { conclusions(of: $0, about: subject.id, environment) }
    }.sorted {
      ($0.rule, $0.subject.rawValue, $0.key) < ($1.rule, $1.subject.rawValue, $1.key)
    }
  }

  /// What is known of a thing, with assumptions and sums.
  public func values(of subject: RuleSubject) -> [String: FormulaValue] {
    environment(of: subject).values
  }

  /// What rules read, expanded and in words, of those names that are known.
  public func words(for names: Set<String>, of subject: RuleSubject) -> [String] {
    words(names, environment(of: subject))
  }
}

extension Derivation {
  private struct Environment {
    var values: [String: FormulaValue]
    var assumed: Set<String>
  }

  private func environment(of subject: RuleSubject) -> Environment {
    var result = Environment(values: subject.values.filter { $0.value.isKnown }, assumed: [])
    for input in rules.inputs where result.values[input.name] == nil {
      guard let value = input.assume?.value(in: [:]), value.isKnown else { continue }
      result.values[input.name] = value
      result.assumed.insert(input.name)
    }
    // A sum may read sums that stand before it in the file.
    for derived in rules.derived {
      let value = derived.is.value(in: result.values)
      if value.isKnown { result.values[derived.name] = value }
    }
    return result
  }

  private func conclusions(
    of rule: DerivationRules.Rule, about subject: EntityID, _ environment: Environment
  ) -> [Conclusion] {
    guard rule.when.holds(in: environment.values) else { return [] }
    let condition = Set(rule.when.names)
    func conclude(_ key: String, _ names: [String], _ content: Conclusion.Content) -> Conclusion {
      let read = condition.union(names)
      return Conclusion(
        rule: rule.id, subject: subject, key: key, inputs: words(read, environment),
        assumed: leaves(of: read).intersection(environment.assumed), content: content)
    }
    func holds(_ formula: Formula?) -> Bool { formula?.holds(in: environment.values) ?? true }
    var found: [Conclusion] = []
    if let vote = rule.then.choice {
      found.append(conclude("choice", vote.names, vote.content(environment.values)))
    }
    for template in rule.then.requirements ?? [] where holds(template.when) {
      found.append(
        conclude(template.key, template.names, template.content(environment.values, rule: rule.id)))
    }
    for template in rule.then.gaps ?? [] where holds(template.when) {
      found.append(
        conclude(template.key, template.names, template.content(environment.values, rule: rule.id)))
    }
    for template in rule.then.questions ?? [] where holds(template.when) {
      found.append(conclude(template.key, template.names, template.content(environment.values)))
    }
    return found.map { $0.withInputsInContent() }
  }

  /// Names with sums replaced by what they are made of.
  private func leaves(of names: Set<String>) -> Set<String> {
    var found: Set<String> = []
    var open = names
    while let name = open.popFirst() {
      if let derived = rules.derived.first(where: { $0.name == name }) {
        open.formUnion(derived.is.names)
      } else {
        found.insert(name)
      }
    }
    return found
  }

  private func words(_ names: Set<String>, _ environment: Environment) -> [String] {
    leaves(of: names).compactMap { name -> String? in
      guard let input = inputs[name], let value = environment.values[name],
        !Self.subjectNames.contains(name)
      else { return nil }
      let isQuestion = input.from.hasPrefix("Q")
      let head =
        isQuestion ? "\(input.from) \(input.words) = \(value)" : "\(input.words) = \(value)"
      if environment.assumed.contains(name) { return head + " (assumed)" }
      return isQuestion ? head : head + " (\(input.from))"
    }.sorted()
  }

  /// Inputs that only say what the conclusion is about.
  private static let subjectNames: Set<String> = ["kpi", "dataset", "source", "project", "persona"]
}
