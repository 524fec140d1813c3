import GroundworkModel

/// What a change makes of a thing, the lesser first: the worst of all ways to a thing counts.
enum Alteration: Int, Comparable {
  /// Nothing.
  case none
  /// Its values may be empty.
  case empties
  /// It has a type that holds more.
  case wider
  /// It has a type that holds less.
  case narrower
  /// Its values are others than they were.
  case otherValues
  /// It has a type that holds other values.
  case otherType
  /// It is made as before, but not until what it is made from is mended.
  case stale
  /// Its name is another.
  case renamed
  /// It is gone, or fails.
  case gone

  static func < (left: Alteration, right: Alteration) -> Bool { left.rawValue < right.rawValue }
}

/// Follows a change from one thing to all that depend on it, until nothing gets worse.
struct ChangeSpread {
  /// What happens to a thing.
  struct Outcome: Hashable {
    let effect: WhatIf.Effect
    /// What those that depend on it have to do with.
    let alteration: Alteration
    let reason: String

    init(_ effect: WhatIf.Effect, _ alteration: Alteration, _ reason: String) {
      self.effect = effect
      self.alteration = alteration
      self.reason = reason
    }

    func isWorse(than other: Outcome?) -> Bool {
      guard let other else { return true }
      return (effect, alteration) > (other.effect, other.alteration)
    }
  }

  /// What the change means for the thing itself.
  let notes: [String]
  private var outcomes: [EntityID: Outcome] = [:]

  init(_ change: ProposedChange, of id: EntityID, in content: CatalogContent) {
    let start = ChangeStart(change, of: id, in: content)
    notes = start.notes
    let dependants = Dependants(content: content)
    var waiting = [id]
    var alterations = [id: start.alteration]
    while !waiting.isEmpty {
      let current = waiting.removeFirst()
      for (target, dependency) in dependants.dependencies(on: current) where target != id {
        let rule = ChangeRule(
          alteration: alterations[current] ?? .none, source: current, target: target,
          dependency: dependency, content: content)
        let outcome = rule.outcome
        guard outcome.isWorse(than: outcomes[target]) else { continue }
        outcomes[target] = outcome
        alterations[target] = max(alterations[target] ?? .none, outcome.alteration)
        waiting.append(target)
      }
    }
  }

  func outcome(of id: EntityID) -> Outcome {
    outcomes[id] ?? Outcome(.unaffected, .none, "nothing that reaches it changes")
  }
}

/// What a change makes of the thing it is made to.
struct ChangeStart {
  let alteration: Alteration
  let notes: [String]

  init(_ change: ProposedChange, of id: EntityID, in content: CatalogContent) {
    let keys = Self.keys(of: id, in: content)
    switch change {
    case .drop:
      alteration = .gone
      notes = keys
    case .rename:
      alteration = .renamed
      notes = keys
    case .null:
      let isNullable = content.column(id)?.isNullable ?? false
      alteration = isNullable ? .none : .empties
      notes =
        isNullable ? ["it may be empty already"] : keys.map { $0 + ", which may not be empty" }
    case .type(let type):
      let old = content.column(id)?.nativeType ?? ""
      let rating = Compatibility.ofType(from: old, to: type)
      alteration = Self.alteration(for: rating)
      notes = ["\(old) → \(type): \(rating?.rawValue ?? "the same")"]
    }
  }

  private static func alteration(for rating: Compatibility?) -> Alteration {
    switch rating {
    case nil: .none
    case .widening: .wider
    case .narrowing: .narrower
    case .incompatible: .otherType
    }
  }

  private static func keys(of id: EntityID, in content: CatalogContent) -> [String] {
    guard id.kind == .column, let owner = id.parent(.dataset), let entity = content[owner],
      let name = content[id]?.name, case .dataset(let dataset) = entity.details
    else { return [] }
    return dataset.roles(of: name).map { "it is its table's \($0)" }
  }
}

extension CatalogContent {
  /// What only columns have, or nil when the id is not that of a column here.
  func column(_ id: EntityID) -> Dataset.Column? {
    guard case .column(let column)? = self[id]?.details else { return nil }
    return column
  }
}
