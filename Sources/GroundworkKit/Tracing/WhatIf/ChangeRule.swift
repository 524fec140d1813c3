import GroundworkModel

/// What an alteration of one thing does to another that depends on it directly.
struct ChangeRule {
  typealias Outcome = ChangeSpread.Outcome

  let alteration: Alteration
  let source: EntityID
  let target: EntityID
  let dependency: Dependency
  let content: CatalogContent

  var outcome: Outcome {
    if alteration == .none {
      return Outcome(.unaffected, .none, "\(name) stays as it is")
    }
    switch dependency {
    case .part: return part
    case .reference: return reference
    case .check(let kind): return check(kind)
    case .link(let kind): return link(kind)
    case .flow(let transformation, let expression):
      let flow = FlowRule(
        alteration: alteration, name: name, transformation: transformation,
        isCount: Self.isCount(expression))
      return guarded(flow.outcome)
    }
  }

  /// `orders.net_amount`
  private var name: String { "`\(content.shortName(source))`" }

  /// Counting asks only whether there is a value.
  private static func isCount(_ expression: String?) -> Bool {
    expression.map { $0.lowercased().hasPrefix("count(") } ?? false
  }

  // MARK: Data

  private var part: Outcome {
    switch alteration {
    case .renamed: Outcome(.changes, .renamed, "its place \(name) is called otherwise")
    case .gone: Outcome(.breaks, .gone, "it goes with \(name)")
    default: Outcome(.unaffected, .none, "\(name) stays")
    }
  }

  /// A value stays in the referring column whatever happens to the key it names.
  private var reference: Outcome {
    switch alteration {
    case .gone: Outcome(.breaks, .none, "its foreign key refers to \(name)")
    case .renamed: Outcome(.unaffected, .none, "a database carries the name over to foreign keys")
    case .wider: Outcome(.changes, .none, "it is narrower now than the key \(name)")
    case .narrower, .otherType:
      Outcome(.breaks, .none, "its type does not agree with the key \(name) any more")
    case .otherValues, .stale: Outcome(.changes, .none, "the keys in \(name) change")
    case .empties, .none: Outcome(.unaffected, .none, "an empty key is referred to by nobody")
    }
  }

  /// A column that is declared never to be empty, or is a key, refuses empty values; what flows there fails.
  private func guarded(_ outcome: Outcome) -> Outcome {
    guard outcome.alteration == .empties, let column = content.column(target) else {
      return outcome
    }
    if isKey { return Outcome(.breaks, .stale, "it is a key, which may not be empty") }
    if !column.isNullable { return Outcome(.breaks, .stale, "it is declared not to be empty") }
    return outcome
  }

  private var isKey: Bool {
    guard let owner = target.parent(.dataset), let name = content[target]?.name,
      case .dataset(let dataset)? = content[owner]?.details
    else { return false }
    return dataset.primaryKey?.columns.contains(name) == true
  }

  // MARK: Checks

  private func check(_ kind: String) -> Outcome {
    switch alteration {
    case .gone: return Outcome(.breaks, .gone, "it tests \(name), which is gone")
    case .renamed: return Outcome(.breaks, .gone, "it tests \(name) by name")
    case .stale: return Outcome(.changes, .stale, "it tests \(name), which goes stale")
    case .empties where kind == "not-null":
      return Outcome(.breaks, .gone, "it demands that \(name) is never empty")
    case .empties: return Outcome(.unaffected, .none, "\(kind) lets empty values pass")
    case .otherType where ["unique", "not-null"].contains(kind), .wider:
      return Outcome(.unaffected, .none, "\(kind) holds for any type")
    case .otherType: return Outcome(.breaks, .gone, "\(kind) compares values of another type")
    case .narrower, .otherValues, .none:
      return Outcome(.changes, .stale, "\(kind) looks at values that may be others")
    }
  }

  // MARK: People's things

  private func link(_ kind: LinkKind) -> Outcome {
    let isNamed = kind == .satisfiedBy || kind == .realisedBy
    switch alteration {
    case .gone: return Outcome(.breaks, .gone, "\(words(kind)) \(name), which is gone or fails")
    case .renamed where isNamed: return Outcome(.breaks, .stale, "it finds \(name) by name")
    case .renamed, .stale:
      return Outcome(
        .changes, .stale, "\(words(kind)) \(name), which goes stale until it is mended")
    case .otherType where isNamed:
      return Outcome(.breaks, .gone, "\(words(kind)) \(name), whose type does not fit any more")
    case .wider: return Outcome(.unaffected, .none, "every value of \(name) still fits")
    case .empties: return empties(kind)
    case .narrower, .otherValues, .otherType, .none:
      return Outcome(.changes, .otherValues, "\(words(kind)) \(name), whose values may be others")
    }
  }

  private func empties(_ kind: LinkKind) -> Outcome {
    guard case .component(let component)? = content[target]?.details else {
      return Outcome(.changes, .otherValues, "\(words(kind)) \(name), whose figure may be another")
    }
    let reason =
      switch component.slot {
      case .denominator, .weight: "rows without it fall out of the bottom of the ratio"
      case .numerator: "rows without it fall out of the top of the ratio"
      case .key, .member: "what has no key is not counted"
      case .date, .start, .end, .planDate: "rows without it fall in no period"
      case .filter: "rows without it fail the condition"
      case .dimension: "rows without it form a group of their own"
      case .value, .plan: "rows without it add nothing"
      }
    return Outcome(.changes, .otherValues, reason)
  }

  private func words(_ kind: LinkKind) -> String {
    switch kind {
    case .satisfiedBy: "it is satisfied by"
    case .realisedBy: "it is realised by"
    case .measuredBy: "it is measured by"
    case .informedBy: "it is informed by"
    case .derivedFrom: "it is derived from"
    default: "it \(kind.rawValue)"
    }
  }
}
