/// What a whole script reads and writes, as if it were one statement: temporary tables that it reads again are looked
/// through, dropped tables are gone, renamed ones have their last names.
public struct ScriptLineage: Sendable {
  /// Tables it reads, in order of their first mention.
  public var sources: [StatementLineage.TableName] = []
  /// Tables it writes and leaves, in order of their first mention.
  public var targets: [StatementLineage.TableName] = []
  /// Statements that are left when temporary tables are looked through.
  public var statements: [StatementLineage] = []

  /// The lineage of statements that ran one after the other.
  public init(_ all: [StatementLineage]) {
    var passed: Set<StatementLineage.TableName> = []
    for statement in all { passed.formUnion(statement.temporarySources) }
    for statement in all {
      switch statement.kind {
      case .rename: rename(statement.renamed)
      case .drop: if let target = statement.target { drop(target) }
      default:
        let isPassed =
          statement.isTemporary && statement.target.map { passed.contains($0) } ?? false
        let isFilling = statement.target.map { passed.contains($0) } ?? false
        add(statement, isLookedThrough: isPassed || isFilling)
      }
    }
  }

  private mutating func add(_ statement: StatementLineage, isLookedThrough: Bool) {
    for source in statement.sources where !sources.contains(source) { sources.append(source) }
    guard !isLookedThrough else { return }
    if let target = statement.target, !targets.contains(target) { targets.append(target) }
    statements.append(statement)
  }

  private mutating func rename(_ pairs: [[StatementLineage.TableName]]) {
    for pair in pairs where pair.count == 2 {
      for index in targets.indices where targets[index] == pair[0] { targets[index] = pair[1] }
      for index in statements.indices where statements[index].target == pair[0] {
        statements[index].target = pair[1]
      }
    }
  }

  private mutating func drop(_ table: StatementLineage.TableName) {
    targets.removeAll { $0 == table }
    statements.removeAll { $0.target == table }
  }
}
