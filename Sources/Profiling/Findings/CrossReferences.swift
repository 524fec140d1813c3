public import GroundworkModel

/// References from one source to another: keys and the columns that might refer to them are noted source by source, and
/// compared when all of a run are read.
///
/// What is noted are hashes of values in memory, bounded in number, and gone with the run.
public struct CrossReferences: Sendable {
  /// A reference that the values bear out.
  public struct Reference: Sendable {
    /// The column that refers.
    public let column: EntityID
    /// The reference, with the confidence that it is one.
    public let key: Dataset.ForeignKey
    /// Rows that refer to nothing; nil when there are none.
    public let issue: QualityIssue?
  }

  /// A reference that names suggest and values could not settle.
  public struct Unchecked: Hashable, Encodable, Sendable {
    /// The column that might refer.
    public let column: EntityID
    /// The dataset that it might refer to.
    public let target: EntityID
    /// Why nobody knows.
    public let reason: String

    /// A reference from a column to a dataset, and why it was not checked.
    public init(column: EntityID, target: EntityID, reason: String) {
      self.column = column
      self.target = target
      self.reason = reason
    }
  }

  private var keys: [String: [NotedColumn]] = [:]
  private var referring: [String: [NotedColumn]] = [:]
  private var room: Int
  /// Datasets whose rows were seen.
  public private(set) var datasets: Set<EntityID> = []

  /// Nothing noted yet.
  ///
  /// - Parameter hashLimit: the most hashes kept, about 40 bytes each.
  public init(hashLimit: Int = 1 << 22) { room = hashLimit }

  /// Notes the keys of a source, and columns whose names speak of a key that the source itself does not have.
  public mutating func note(_ datasets: [ProfiledDataset]) {
    let resolved = Set(References(datasets).all.map(\.child.entity.id))
    for dataset in datasets where dataset.summary != nil {
      self.datasets.insert(dataset.entity.id)
      for column in dataset.columns {
        let names = dataset.isKey(column) ? dataset.keyNames(column) : []
        let mayRefer = dataset.mayRefer(column) && !resolved.contains(column.entity.id)
        guard !names.isEmpty || mayRefer else { continue }
        let noted = note(column, dataset)
        for name in names { keys[name, default: []].append(noted) }
        if mayRefer {
          referring[NameTokens.joined(column.entity.name), default: []].append(noted)
        }
      }
    }
  }

  private mutating func note(_ column: ProfiledColumn, _ dataset: ProfiledDataset) -> NotedColumn {
    let count = column.summary?.hashes.counts.count ?? 0
    let isRoom = count <= room
    if isRoom { room -= count }
    return NotedColumn(column, dataset, hashes: isRoom ? column.summary?.hashes : nil)
  }

  /// Columns with so many keys of their name that comparing all with all would not end, each with one key.
  private static func tooMany(_ keys: [NotedColumn], _ columns: [NotedColumn]) -> [Unchecked] {
    let firsts = Dictionary(keys.map { ($0.source, $0) }) { first, _ in first }
      .sorted { $0.key < $1.key }.map(\.value)
    return columns.compactMap { child in
      firsts.first(where: child.canRefer).map {
        child.unchecked($0, "it is one of \(keys.count) keys of this name")
      }
    }
  }

  /// Keys of one name up to which each is compared with each column that may refer to it.
  private static let rivalLimit = 16

  /// What the values of all noted sources say, sorted by column.
  public func conclusions() -> (references: [Reference], unchecked: [Unchecked]) {
    var references: [Reference] = []
    var unchecked: [Unchecked] = []
    for (name, columns) in referring.sorted(by: { $0.key < $1.key }) {
      let keys = keys[name] ?? []
      guard keys.count <= Self.rivalLimit else {
        unchecked += Self.tooMany(keys, columns)
        continue
      }
      for child in columns {
        let rivals = keys.filter { child.canRefer(to: $0) }
        let open = rivals.compactMap { child.whyUnknown($0) }
        let fits = rivals.compactMap { child.fit($0) }
        guard let best = fits.max(by: { $0.inclusion.found < $1.inclusion.found }) else {
          unchecked += open
          continue
        }
        let equals = fits.filter { $0.inclusion.found == best.inclusion.found }
        if equals.count == 1 {
          references.append(best.reference)
        } else {
          unchecked += equals.map { child.unchecked($0.parent, "several keys fit it equally well") }
        }
      }
    }
    return (
      references.sorted { $0.column < $1.column },
      unchecked.sorted { ($0.column, $0.target) < ($1.column, $1.target) }
    )
  }
}
