import CatalogStore
import GroundworkModel
import Scanners

/// The difference between what a scan found and what the catalog holds: what to save, and what to tell.
struct HarvestDelta {
  /// What is to be saved first: the source, findings, and datasets and columns that changed, vanished or returned.
  private(set) var known: [Entity] = []
  /// Datasets and columns that the catalog does not hold yet; a dataset stands before its columns.
  private(set) var new: [Entity] = []
  /// What happened, sorted by id.
  private(set) var changes: [HarvestChange] = []

  private let read: Set<EntityID>
  /// Findings about references to other sources, which a scan of one source can neither make nor end.
  private var elsewhere: Set<EntityID> = []

  /// Forgets a change that turned out to be none, because what people wrote stands above it.
  mutating func forget(_ unchanged: Set<EntityID>) {
    guard !unchanged.isEmpty else { return }
    changes.removeAll { unchanged.contains($0.id) }
  }

  /// - Parameters:
  ///   - others: what the catalog holds of the source beside what was found.
  ///   - silent: datasets that could not be read, of which nothing is known.
  ///   - read: datasets whose rows were looked at, so that findings no longer made are over.
  init(
    of found: [Entity], held: Holdings, others: [Entity], scope: ScanScope, silent: Set<EntityID>,
    read: Set<EntityID>
  ) throws {
    self.read = read
    let seen = Set(found.map(\.id))
    for entity in found { try add(entity, held, seen) }
    for entity in others
    where (entity.isInventory || isOver(entity, seen)) && scope.covers(entity, except: silent) {
      addVanished(entity)
    }
    changes.sort { $0.id < $1.id }
  }

  /// Whether a finding would have been made again: its dataset was read, or is gone.
  private func isOver(_ entity: Entity, _ seen: Set<EntityID>) -> Bool {
    guard entity.kind == .issue, let dataset = entity.datasetID, !elsewhere.contains(entity.id)
    else { return false }
    return read.contains(dataset) || !seen.contains(dataset)
  }

  private mutating func add(_ entity: Entity, _ held: Holdings, _ seen: Set<EntityID>) throws {
    switch try held.match(entity) {
    case .same: return
    case .other(let stored): add(entity, over: stored, seen)
    case .new:
      if entity.isInventory { new.append(entity) } else { known.append(entity) }
      changes.append(HarvestChange(id: entity.id, action: .added))
    }
  }

  private mutating func add(_ entity: Entity, over stored: Entity, _ seen: Set<EntityID>) {
    let merged = entity.scanned(over: stored, isRead: read.contains(entity.id))
    elsewhere.formUnion(merged.findingsElsewhere(among: seen))
    guard merged != stored else { return }
    known.append(merged)
    changes.append(
      HarvestChange(
        id: entity.id, action: stored.status == .removed ? .returned : .changed,
        fields: merged.fields(differingFrom: stored)))
  }

  private mutating func addVanished(_ entity: Entity) {
    guard entity.status != .removed else { return }
    var vanished = entity
    vanished.status = .removed
    known.append(vanished)
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
  /// Whether a scan of this scope would have seen a dataset, column or finding if it were still there.
  fileprivate func covers(_ entity: Entity, except silent: Set<EntityID>) -> Bool {
    guard let dataset = entity.datasetID, !silent.contains(dataset) else { return false }
    return contains(Array(dataset.segments.dropFirst()))
  }
}

extension Entity {
  /// Findings about references from a dataset to other sources, which a scan of one source cannot make or end.
  fileprivate func findingsElsewhere(among found: Set<EntityID>) -> [EntityID] {
    guard case .dataset(let dataset) = details, found.contains(id) else { return [] }
    return dataset.foreignKeys.filter { $0.leads(outOf: dataset.source) }.flatMap { key in
      key.columns.map { id.child(.column, $0) }.filter(found.contains)
        .map { $0.child(.issue, "orphans") }
    }
  }
}

extension Entity {
  /// The dataset that it is, stands in, or is about.
  fileprivate var datasetID: EntityID? {
    switch details {
    case .dataset: id
    case .column(let column): column.dataset
    case .issue(let issue):
      issue.subject.kind == .column ? issue.subject.parent(.dataset) : issue.subject
    default: nil
    }
  }
}
