public import CatalogStore
import GroundworkModel

/// Records a plan in a catalog, in one transaction. What people confirmed stays; what no rule says any more goes.
public struct PlanRecorder {
  /// What recording changed.
  public struct Outcome: Hashable, Sendable {
    /// Entities made anew.
    public var created = 0
    /// Entities and links changed.
    public var updated = 0
    /// Links taken back.
    public var retracted = 0

    /// Whether the catalog already held all of it.
    public var isNothing: Bool { created + updated + retracted == 0 }
  }

  private let store: CatalogStore

  /// A recorder for a catalog.
  public init(_ store: CatalogStore) { self.store = store }

  /// Saves the plan's entities and links, and takes back links of earlier plans that it no longer holds.
  public func record(_ plan: Plan, by actor: String, because reason: String) throws -> Outcome {
    try store.write(by: actor, because: reason) { writer in
      var outcome = Outcome()
      func note(_ action: Revision.Action?) {
        switch action {
        case .created: outcome.created += 1
        case .updated: outcome.updated += 1
        case .deleted, nil: break
        }
      }
      for entity in plan.entities { note(try writer.save(entity)) }
      let kept = Set(plan.links.map(Ends.init))
      let settled = Set(plan.matches.map(\.component))
      for link in try writer.reader.content().links
      where !kept.contains(Ends(link)) && link.isStale(settled) {
        try writer.delete(link)
        outcome.retracted += 1
      }
      for link in plan.links { note(try writer.save(link)) }
      return outcome
    }
  }

  private struct Ends: Hashable {
    let source: EntityID
    let kind: LinkKind
    let target: EntityID

    init(_ link: Link) {
      source = link.source
      kind = link.kind
      target = link.target
    }
  }
}

extension Link {
  /// Whether a plan that does not hold it takes it back: its own links, and a column that another has replaced.
  fileprivate func isStale(_ settled: Set<EntityID>) -> Bool {
    if isFromPlan { return true }
    return kind == .satisfiedBy && status != .rejected && settled.contains(source)
  }
}

extension PlanRecorder.Outcome {
  /// What happened, in words.
  public var words: String {
    guard !isNothing else { return "nothing has changed since the last plan" }
    return "recorded: \(created) new, \(updated) changed, \(retracted) taken back"
  }
}
