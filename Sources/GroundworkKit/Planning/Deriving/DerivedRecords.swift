import GroundworkModel
import Interviewing

/// Turns conclusions into entities and links, keeping the numbers that earlier runs gave.
struct DerivedRecords {
  private(set) var entities: [Entity] = []
  private(set) var links: [Link] = []
  private let content: CatalogContent

  init(_ content: CatalogContent) { self.content = content }

  /// Adds requirements, gaps and questions; requirements that are new get the next free numbers, in order of key.
  mutating func add(_ conclusions: [Conclusion]) {
    var numbering = RequirementNumbering(content)
    for conclusion in conclusions.sorted(by: { $0.reference < $1.reference }) {
      let origin = Origin(.rule, conclusion.rule, reference: conclusion.reference)
      switch conclusion.content {
      case .vote: continue
      case .requirement(let name, let requirement):
        let id = numbering.id(of: conclusion.reference, requirement.category)
        entities.append(
          Entity(
            id: id, name: name, description: requirement.text, status: .proposed,
            details: requirement.details, origin: origin))
        link(id, .derivedFrom, conclusion.subject, origin)
      case .gap(let name, let gap):
        let id = EntityID(.gap, slug: "\(conclusion.key) \(conclusion.subject.path)")
        entities.append(
          Entity(
            id: id, name: name, description: gap.reason, status: .proposed,
            details: gap.details, origin: origin))
        link(id, .concerns, conclusion.subject, origin)
        if conclusion.subject.kind == .kpi { link(conclusion.subject, .blockedBy, id, origin) }
      case .question(let name, let question):
        let id = EntityID(.question, slug: "\(conclusion.key) \(conclusion.subject.path)")
        entities.append(
          Entity(
            id: id, name: name, description: question.text, status: .proposed,
            details: question.details, origin: origin))
        link(id, .concerns, conclusion.subject, origin)
      }
    }
  }

  /// Adds decisions, numbered in the order of the first run that made them.
  mutating func add(_ choices: [ChoiceResolution.Settled]) {
    let known = content.entities(.choice)
    var taken = known.compactMap { $0.choice?.number }.max() ?? 0
    for settled in choices {
      var choice = settled.choice
      choice.number = content[settled.id]?.choice?.number
      if choice.number == nil {
        taken += 1
        choice.number = taken
      }
      let origin = Origin(.rule, choice.rule ?? "plan", reference: settled.id.rawValue)
      entities.append(
        Entity(
          id: settled.id, name: settled.name, description: choice.context, status: .proposed,
          details: choice.details, origin: origin))
      for voter in Set(settled.voters).sorted() { link(settled.id, .derivedFrom, voter, origin) }
    }
  }

  /// Adds an assumption for every question that nobody answered and a conclusion needed.
  mutating func addAssumptions(of conclusions: [Conclusion], _ rules: DerivationRules) {
    for input in rules.inputs where input.from.hasPrefix("Q") {
      let reading = conclusions.filter { $0.assumed.contains(input.name) }
      guard !reading.isEmpty, let value = input.assume?.value(in: [:]) else { continue }
      var assumption = Assumption(text: "\(input.words): \(value), unless somebody says otherwise")
      assumption.question = input.from
      assumption.closesWhen = "\(input.from) is answered"
      let id = EntityID(.assumption, slug: "\(input.words) is \(value)")
      let origin = Origin(.rule, "R-assume", reference: input.name)
      entities.append(
        Entity(
          id: id, name: assumption.text, status: .proposed, details: assumption.details,
          origin: origin))
      for subject in Set(reading.map(\.subject)).sorted() {
        link(id, .concerns, subject, origin)
      }
    }
  }

  /// Links only to what is in the catalog or made here; derived links of one origin are taken back together.
  mutating func link(_ source: EntityID, _ kind: LinkKind, _ target: EntityID, _ origin: Origin) {
    let isThere = content[target] != nil || entities.contains { $0.id == target }
    guard isThere else { return }
    links.append(Link(source, kind, target, origin: Origin(.rule, origin.actor)))
  }

  /// Adds an entity made elsewhere.
  mutating func add(_ entity: Entity) { entities.append(entity) }
}

/// Gives requirements their numbers: those of earlier runs stay, new ones follow.
struct RequirementNumbering {
  private var known: [String: EntityID] = [:]
  private var last: [String: Int] = [:]

  init(_ content: CatalogContent) {
    for entity in content.entities(.requirement) {
      if entity.origin.kind == .rule, let reference = entity.origin.reference {
        known[reference] = entity.id
      }
      let parts = entity.id.path.split(separator: "-")
      guard parts.count == 2, let number = Int(parts[1]) else { continue }
      last[String(parts[0]), default: 0] = max(number, last[String(parts[0])] ?? 0)
    }
  }

  mutating func id(of reference: String, _ category: Requirement.Category) -> EntityID {
    if let id = known[reference] { return id }
    let prefix = category == .nonFunctional ? "NFR" : "FR"
    let number = (last[prefix] ?? 0) + 1
    last[prefix] = number
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return EntityID(.requirement, path: ["\(prefix)-\(padded)"])
  }
}

extension Conclusion {
  /// What makes it the same conclusion in the next run, whichever rule of a family draws it.
  var reference: String { "\(key) of \(subject)" }
}

extension Entity {
  /// The architecture decision it is, or nil.
  var choice: Choice? {
    if case .choice(let choice) = details { return choice }
    return nil
  }
}
