public import GroundworkModel

/// A way from an entity to others, which the store follows from many entities with one query.
public enum GraphStep: Hashable, Sendable {
  /// Along the connection or against it.
  public enum Direction: Hashable, Sendable {
    case forward, backward
  }

  /// Lineage of a dataset or column.
  case lineage(Direction)
  /// From dataset to dataset, by the lineage of their columns.
  case datasetLineage(Direction)
  /// Links that nobody rejected, to all kinds of entities or to one.
  case links([LinkKind], Direction, only: EntityKind? = nil)
  /// What stands in it, of one kind: the columns of a dataset, the components of a KPI.
  case inside(EntityKind)
  /// What it stands in: the dataset of a column.
  case container
  /// Checks, or quality issues, whose subject it is.
  case about(Subject)
  /// Columns that refer to a column by a foreign key.
  case referrers
  /// Datasets that refer to a dataset (backward), or that it refers to (forward), by foreign keys.
  case references(Direction)
  /// The stakeholder whose id stands in its owner field.
  case owner

  /// Kinds of entities that are about another.
  public enum Subject: String, Hashable, Sendable {
    case check, issue
  }
}

extension GraphStep {
  /// From the keys in `?1`, a JSON list, to pairs: the key and what is found from it.
  ///
  /// `CROSS JOIN` keeps SQLite from starting at the other end; the plus takes the column's type away, without which an
  /// index on an expression is only scanned.
  var sql: String {
    let from = "FROM json_each(?1) f CROSS JOIN"
    switch self {
    case .lineage(let way):
      return "SELECT f.value, l.\(way.end) \(from) lineage_edge l ON l.\(way.start) = f.value"
    case .datasetLineage(let way):
      return """
        SELECT f.value, CASE t.kind WHEN 'column' THEN t.parent ELSE t.key END
        \(from) entity c ON c.parent = f.value AND c.kind = 'column'
          CROSS JOIN lineage_edge l ON l.\(way.start) = c.key
          CROSS JOIN entity t ON t.key = l.\(way.end)
        """
    case .links(let kinds, let way, let only):
      let verbs = kinds.map { "'\($0.rawValue)'" }.joined(separator: ",")
      let join = only.map {
        " CROSS JOIN entity n ON n.key = l.\(way.end) AND n.kind = '\($0.rawValue)'"
      }
      return """
        SELECT f.value, l.\(way.end) \(from) link l
          ON l.\(way.start) = f.value AND l.kind IN (\(verbs)) AND l.status <> 'rejected'\(join ?? "")
        """
    case .inside(let kind):
      return """
        SELECT f.value, n.key \(from) entity n ON n.parent = f.value AND n.kind = '\(kind.rawValue)'
        """
    case .container:
      return "SELECT f.value, e.parent \(from) entity e ON e.key = f.value AND e.parent IS NOT NULL"
    case .about(let subject):
      return """
        SELECT f.value, n.key \(from) entity e ON e.key = f.value
          CROSS JOIN entity n INDEXED BY \(subject.rawValue)_by_subject
            ON n.kind = '\(subject.rawValue)' AND n.details ->> '$.subject' = +e.id
        """
    case .referrers:
      return """
        SELECT f.value, n.key \(from) entity e ON e.key = f.value AND e.kind = 'column'
          CROSS JOIN entity d ON d.key = e.parent
          CROSS JOIN column_reference r ON r.target = d.id AND r.target_column = e.name
          CROSS JOIN entity n ON n.parent = r.dataset AND n.kind = 'column' AND n.name = r.column_name
        """
    case .references(.forward):
      return """
        SELECT f.value, n.key \(from) column_reference r ON r.dataset = f.value
          CROSS JOIN entity n ON n.id = r.target
        """
    case .references(.backward):
      return """
        SELECT f.value, r.dataset \(from) entity e ON e.key = f.value
          CROSS JOIN column_reference r ON r.target = e.id
        """
    case .owner:
      return """
        SELECT f.value, n.key \(from) entity e ON e.key = f.value
          CROSS JOIN entity n ON n.id = e.owner
        """
    }
  }
}

extension GraphStep.Direction {
  fileprivate var start: String { self == .forward ? "source" : "target" }
  fileprivate var end: String { self == .forward ? "target" : "source" }
}
