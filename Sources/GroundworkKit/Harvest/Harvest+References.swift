import CatalogStore
import GroundworkModel
public import Profiling

extension Harvest {
  /// Saves the references between sources that a run bore out, and takes back those that it disproved.
  ///
  /// - Parameters:
  ///   - references: what the run noted of its sources.
  ///   - reports: the reports of the sources, which are told what changed.
  /// - Returns: references from or to the sources of the run that it could not check; they stay as they are.
  public func connect(_ references: CrossReferences, _ reports: inout [HarvestReport]) throws
    -> [CrossReferences.Unchecked]
  {
    let scanned = Set(reports.map(\.source))
    let review = try store.read { reader in
      try ReferenceReview(
        references, scanned: scanned, referring: try reader.datasetsWithInferredKeys()
      ) { try reader.entity($0) }
    }
    if !review.entities.isEmpty {
      try store.write(by: "scan", because: "catalog scan: references between sources") { writer in
        for entity in review.entities { try writer.save(entity) }
      }
    }
    for index in reports.indices { reports[index].add(review) }
    return review.unchecked
  }
}

/// What the noted values say about the references between sources that the catalog holds and lacks.
struct ReferenceReview {
  /// Datasets and findings to be saved.
  private(set) var entities: [Entity] = []
  /// What happens to them.
  private(set) var changes: [HarvestChange] = []
  /// Findings that hold.
  private(set) var issues: [QualityIssue] = []
  /// References that could not be checked, sorted.
  private(set) var unchecked: [CrossReferences.Unchecked]

  private let noted: Set<EntityID>
  private let open: Set<CrossReferences.Unchecked>

  /// - Parameters:
  ///   - scanned: the sources of the run.
  ///   - referring: the datasets of the catalog that hold an inferred key.
  ///   - lookUp: gives what the catalog holds of an id.
  init(
    _ references: CrossReferences, scanned: Set<EntityID>, referring: [Entity],
    lookUp: (EntityID) throws -> Entity?
  ) throws {
    let (found, open) = references.conclusions()
    noted = references.datasets
    self.open = Set(open)
    unchecked = open
    let byDataset = Dictionary(grouping: found) { $0.column.parent(.dataset) }
    let known = Set(referring.map(\.id))
    let newlyReferring = try byDataset.keys.compactMap { $0 }.filter { !known.contains($0) }
      .compactMap(lookUp)
    for entity in (referring + newlyReferring).sorted(by: { $0.id < $1.id })
    where entity.status != .removed {
      guard case .dataset(let dataset) = entity.details else { continue }
      let mine = byDataset[entity.id] ?? []
      let old = dataset.foreignKeys.filter { $0.leads(outOf: dataset.source) }
      let kept = try old.filter {
        try lookUp($0.target).isThere && !isSettled($0, of: entity.id)
      }
      noteUnchecked(
        kept.filter { scanned.contains($0.source) || scanned.contains(dataset.source) },
        of: entity.id)
      let new =
        kept.filter { key in !mine.contains { $0.key.columns == key.columns } } + mine.map(\.key)
      if new != old { change(entity, dataset, to: new) }
      let over = Set(old.map(\.columns)).subtracting(new.map(\.columns))
      for columns in over { try endIssue(at: entity.id, columns, lookUp) }
      for reference in mine { try settle(reference, lookUp) }
    }
    unchecked = Set(unchecked).sorted { ($0.column, $0.target) < ($1.column, $1.target) }
    changes.sort { $0.id < $1.id }
  }

  /// Whether the run looked at both ends of a reference and came to a conclusion.
  private func isSettled(_ key: Dataset.ForeignKey, of dataset: EntityID) -> Bool {
    let column = key.columns.first.map { dataset.child(.column, $0) }
    return noted.contains(dataset) && noted.contains(key.target)
      && !open.contains { $0.column == column && $0.target == key.target }
  }

  private mutating func noteUnchecked(_ keys: [Dataset.ForeignKey], of dataset: EntityID) {
    for key in keys {
      guard let name = key.columns.first else { continue }
      let column = dataset.child(.column, name)
      guard !open.contains(where: { $0.column == column && $0.target == key.target }) else {
        continue
      }
      let end = noted.contains(dataset) ? key.target : dataset
      unchecked.append(
        .init(
          column: column, target: key.target,
          reason: "rows of `\(end.segments.joined(separator: "."))` were not looked at"))
    }
  }

  private mutating func change(
    _ entity: Entity, _ dataset: Dataset, to keys: [Dataset.ForeignKey]
  ) {
    var changed = dataset
    changed.foreignKeys =
      dataset.foreignKeys.filter { !$0.leads(outOf: dataset.source) } + keys
    var entity = entity
    entity.details = .dataset(changed)
    entities.append(entity)
    changes.append(HarvestChange(id: entity.id, action: .changed, fields: ["foreignKeys"]))
  }

  /// Records the finding of a reference, or that there is none any more.
  private mutating func settle(
    _ reference: CrossReferences.Reference, _ lookUp: (EntityID) throws -> Entity?
  ) throws {
    guard let issue = reference.issue, let origin = reference.key.origin else {
      return try endIssue(of: reference.column, lookUp)
    }
    issues.append(issue)
    let fresh = Entity(finding: issue, origin: Origin(.scan, origin.actor))
    guard let stored = try lookUp(fresh.id) else {
      entities.append(fresh)
      changes.append(HarvestChange(id: fresh.id, action: .added))
      return
    }
    let merged = fresh.scanned(over: stored, isRead: true)
    guard merged != stored else { return }
    entities.append(merged)
    let action = stored.status == .removed ? HarvestChange.Action.returned : .changed
    changes.append(HarvestChange(id: fresh.id, action: action, fields: ["count"]))
  }

  private mutating func endIssue(
    at dataset: EntityID, _ columns: [String], _ lookUp: (EntityID) throws -> Entity?
  ) throws {
    if let name = columns.first { try endIssue(of: dataset.child(.column, name), lookUp) }
  }

  private mutating func endIssue(of column: EntityID, _ lookUp: (EntityID) throws -> Entity?)
    throws
  {
    guard var stored = try lookUp(column.child(.issue, "orphans")), stored.status != .removed
    else { return }
    stored.status = .removed
    entities.append(stored)
    changes.append(HarvestChange(id: stored.id, action: .removed))
  }
}

extension Dataset.ForeignKey {
  /// The source that is referred to.
  var source: EntityID { EntityID(.source, path: Array(target.segments.prefix(1))) }

  /// Whether it was concluded from values of two sources.
  func leads(outOf source: EntityID) -> Bool { !isDeclared && self.source != source }
}

extension Entity? {
  /// Whether the catalog holds it and the last scan found it.
  fileprivate var isThere: Bool { map { $0.status != .removed } ?? false }
}
