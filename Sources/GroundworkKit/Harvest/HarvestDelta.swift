import GroundworkModel
import Scanners

/// The difference between what a scan found and what the catalog holds: what to save, and what to tell.
struct HarvestDelta {
  /// Entities to be saved: new, changed, vanished and returned ones; a parent stands before its children.
  private(set) var entities: [Entity] = []
  /// What happened, sorted by id.
  private(set) var changes: [HarvestChange] = []

  private let held: [EntityID: Entity]

  init(found: ScanResult, held: [Entity], scope: ScanScope) {
    self.held = Dictionary(uniqueKeysWithValues: held.map { ($0.id, $0) })
    let seen = [found.source] + found.datasets.flatMap { [$0.entity] + $0.columns }
    for entity in seen { add(entity) }
    let silent = Set(found.problems.compactMap(\.subject))
    for entity in held.sorted(by: { $0.id < $1.id })
    where entity.isInventory && scope.covers(entity, except: silent) {
      addVanished(entity, seen: Set(seen.map(\.id)))
    }
    changes.sort { $0.id < $1.id }
  }

  private mutating func add(_ entity: Entity) {
    guard let stored = held[entity.id] else {
      entities.append(entity)
      changes.append(HarvestChange(id: entity.id, action: .added))
      return
    }
    let merged = entity.scanned(over: stored)
    guard merged != stored else { return }
    entities.append(merged)
    changes.append(
      HarvestChange(
        id: entity.id, action: stored.status == .removed ? .returned : .changed,
        fields: merged.fields(differingFrom: stored)))
  }

  private mutating func addVanished(_ entity: Entity, seen: Set<EntityID>) {
    guard !seen.contains(entity.id), entity.status != .removed else { return }
    var vanished = entity
    vanished.status = .removed
    entities.append(vanished)
    changes.append(HarvestChange(id: entity.id, action: .removed))
  }
}

extension Entity {
  /// Whether it is a dataset or column, which a scan either finds or misses.
  fileprivate var isInventory: Bool { kind == .dataset || kind == .column }

  /// The names of what differs: `type`, `rowCount`, `description`.
  fileprivate func fields(differingFrom other: Entity) -> [String] {
    var fields: [String] = []
    if name != other.name { fields.append("name") }
    if description != other.description { fields.append("description") }
    let mine = Mirror(reflecting: details.payload).children
    for (left, right) in zip(mine, Mirror(reflecting: other.details.payload).children)
    where "\(left.value)" != "\(right.value)" {
      fields.append(left.label ?? "")
    }
    return fields
  }
}

extension ScanScope {
  /// Whether a scan of this scope would have seen a dataset or column if it were still there.
  fileprivate func covers(_ entity: Entity, except silent: Set<EntityID>) -> Bool {
    let dataset = entity.kind == .dataset ? entity.id : entity.id.parent(.dataset)
    guard let dataset, !silent.contains(dataset) else { return false }
    return contains(Array(dataset.segments.dropFirst()))
  }
}
