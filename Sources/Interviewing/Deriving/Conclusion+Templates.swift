import GroundworkModel

extension DerivationRules.Vote {
  var names: [String] { (parameters ?? [:]).values.flatMap(\.names) }

  func content(_ values: [String: FormulaValue]) -> Conclusion.Content {
    .vote(
      topic: topic, option: option, weight: weight,
      parameters: (parameters ?? [:]).mapValues { $0.text(in: values) }
        .filter { $0.value != "unknown" })
  }
}

extension DerivationRules.RequirementTemplate {
  var names: [String] {
    [text, acceptance, metric, value, window, verification, byHand].compactMap { $0?.names }.flatMap
    { $0 }
      + (when?.names ?? [])
  }

  func content(_ values: [String: FormulaValue], rule: String) -> Conclusion.Content {
    var requirement = Requirement(
      category: Requirement.Category(rawValue: category) ?? .functional,
      text: text.text(in: values))
    requirement.priority = priority.flatMap(Requirement.Priority.init)
    requirement.acceptance = acceptance?.text(in: values)
    requirement.rule = rule
    requirement.characteristic = characteristic
    requirement.metric = metric?.text(in: values)
    requirement.comparison = comparison
    requirement.value = value?.text(in: values)
    requirement.window = window?.text(in: values)
    requirement.verification = verification?.text(in: values)
    requirement.byHand = byHand?.text(in: values)
    return .requirement(name: name.text(in: values), requirement)
  }
}

extension DerivationRules.GapTemplate {
  var names: [String] { text.names + (when?.names ?? []) }

  func content(_ values: [String: FormulaValue], rule: String) -> Conclusion.Content {
    var gap = Gap(kind: Gap.Kind(rawValue: kind) ?? .data, reason: text.text(in: values))
    gap.disposition = disposition.flatMap(Gap.Disposition.init)
    gap.rule = rule
    return .gap(name: name.text(in: values), gap)
  }
}

extension DerivationRules.QuestionTemplate {
  var names: [String] { text.names + (when?.names ?? []) }

  func content(_ values: [String: FormulaValue]) -> Conclusion.Content {
    var question = OpenQuestion(text: text.text(in: values))
    question.askRole = ask.flatMap { name in
      Stakeholder.Role.allCases.first { "\($0)" == name || $0.rawValue == name }
    }
    return .question(name: name.text(in: values), question)
  }
}

extension Conclusion {
  /// The same conclusion with its inputs and reason written into the record.
  func withInputsInContent() -> Conclusion {
    var copy = self
    switch content {
    case .requirement(let name, var requirement):
      requirement.inputs = inputs
      requirement.rationale = reason.isEmpty ? nil : reason
      copy.content = .requirement(name: name, requirement)
    case .gap(let name, var gap):
      gap.inputs = inputs
      copy.content = .gap(name: name, gap)
    case .vote, .question: break
    }
    return copy
  }
}
