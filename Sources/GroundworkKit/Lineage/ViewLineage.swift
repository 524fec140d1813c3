public import GroundworkModel
import SQLLineage

/// The lineage that stands in the SQL of scanned views.
///
/// A view's columns come from columns (copied, computed, aggregated or hashed); columns in its conditions, joins and
/// groups flow into the view as a whole, as `filter` or `join`. Edges end where the catalog knows both ends; what the
/// SQL reader does not understand is a diagnostic at the view.
public enum ViewLineage {
  /// The rule that says these edges.
  public static let actor = "sql-lineage"

  /// Edges of every view with a definition, sorted, and what was not understood.
  public static func edges(
    in content: CatalogContent
  ) -> (edges: [LineageEdge], diagnostics: [Diagnostic]) {
    let datasets = content.entities(.dataset).filter { $0.status != .removed }
    let bySource = Dictionary(grouping: datasets) { source(of: $0) }
    var edges: Set<LineageEdge> = []
    var diagnostics: [Diagnostic] = []
    for (source, members) in bySource {
      let views = members.filter { definition(of: $0) != nil }
      guard !views.isEmpty, let source else { continue }
      let reader = ViewReader(source: source, datasets: members, content: content)
      for view in views {
        let found = reader.read(view, sql: definition(of: view) ?? "")
        edges.formUnion(found.edges)
        diagnostics += found.diagnostics
      }
    }
    return (
      edges.sorted { sortKey($0) < sortKey($1) }, diagnostics.sorted()
    )
  }

  /// Of the entities of a source, each dataset before its columns, those that the SQL of its views can be about: the source,
  /// and the datasets that have all the words of their names somewhere in that SQL.
  static func readable(of entities: [Entity]) -> [Entity] {
    let words = Set(entities.compactMap(definition).flatMap(words))
    var (dataset, isNamed): (EntityID?, Bool) = (nil, false)
    return entities.filter { entity in
      switch entity.details {
      case .source: return true
      case .dataset:
        dataset = entity.id
        isNamed = definition(of: entity) != nil || words.isSuperset(of: Self.words(entity.name))
        return isNamed
      case .column(let column):
        return column.dataset == dataset ? isNamed : true
      default: return false
      }
    }
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().utf8.split { byte in
      byte < 0x80 && !(0x30...0x39).contains(byte) && !(0x61...0x7A).contains(byte)
    }.map { String(Substring($0)) }
  }

  private static func sortKey(_ edge: LineageEdge) -> (EntityID, EntityID, String) {
    (edge.target, edge.source, edge.transformation.rawValue)
  }

  private static func source(of entity: Entity) -> EntityID? {
    guard case .dataset(let dataset) = entity.details else { return nil }
    return dataset.source
  }

  private static func definition(of entity: Entity) -> String? {
    guard case .dataset(let dataset) = entity.details,
      dataset.kind == .view || dataset.kind == .materializedView
    else { return nil }
    return dataset.definition
  }
}

/// Reads the views of one source, which see its tables by their paths inside it.
struct ViewReader {
  private let content: CatalogContent
  private let dialect: Dialect
  private let schema: SQLSchema
  private let datasets: [[String]: EntityID]
  private let origin: Origin

  init(source: EntityID, datasets: [Entity], content: CatalogContent) {
    self.content = content
    origin = Origin(.rule, ViewLineage.actor, reference: source.rawValue)
    var technology = ""
    if case .source(let system)? = content[source]?.details { technology = system.technology }
    dialect = Dialect.named(technology)
    self.datasets = Dictionary(
      datasets.map { (Self.path(of: $0.id), $0.id) }, uniquingKeysWith: { first, _ in first })
    schema = SQLSchema(
      datasets.map { entity in
        SQLSchema.Table(
          path: Self.path(of: entity.id), columns: content.columns(of: entity.id).map(\.name))
      })
  }

  /// `dataset/shop.public.orders` is `public.orders` to the SQL inside.
  private static func path(of dataset: EntityID) -> [String] { Array(dataset.segments.dropFirst()) }

  func read(_ view: Entity, sql: String) -> (edges: [LineageEdge], diagnostics: [Diagnostic]) {
    let statements = SQLScript(sql, dialect).lineage(in: schema)
    guard let statement = statements.first else { return ([], []) }
    let columns = columnEdges(statement, view.id)
    let rows = rowEdges(statement, view.id)
    return (
      datasetEdges(statement, view.id) + columns + rows,
      statements.flatMap(\.diagnostics).map { diagnostic($0, view.id) }
        + unknown(statement, view.id)
    )
  }

  private func columnEdges(_ statement: StatementLineage, _ view: EntityID) -> [LineageEdge] {
    let own = content.columns(of: view)
    let isPaired = own.count == statement.columns.count
    let targets = Dictionary(
      zip(statement.columns, isPaired ? own.map(\.name) : statement.columns),
      uniquingKeysWith: { first, _ in first })
    return statement.edges.compactMap { edge in
      guard let target = edge.target.flatMap({ targets[$0] }),
        let source = datasets[edge.table]?.child(.column, edge.column)
      else { return nil }
      let column = view.child(.column, target)
      guard content[source] != nil, content[column] != nil else { return nil }
      return LineageEdge(
        from: source, to: column, transformation: LineageEdge.Transformation(edge), origin: origin)
    }
  }

  private func rowEdges(_ statement: StatementLineage, _ view: EntityID) -> [LineageEdge] {
    statement.edges.filter { $0.target == nil }.compactMap { edge in
      guard let source = datasets[edge.table]?.child(.column, edge.column), content[source] != nil
      else { return nil }
      return LineageEdge(
        from: source, to: view, transformation: LineageEdge.Transformation(edge), origin: origin)
    }
  }

  private func datasetEdges(_ statement: StatementLineage, _ view: EntityID) -> [LineageEdge] {
    let kinds = statement.edges.filter { $0.target != nil }.map { LineageEdge.Transformation($0) }
    let whole = LineageEdge.Transformation.whole(Set(kinds))
    return statement.sources.compactMap { datasets[$0] }.filter { $0 != view }.map {
      LineageEdge(from: $0, to: view, transformation: whole, origin: origin)
    }
  }

  private func unknown(_ statement: StatementLineage, _ view: EntityID) -> [Diagnostic] {
    statement.sources.filter { datasets[$0] == nil }.map { table in
      Diagnostic(
        rule: "view-lineage", severity: .info,
        message: "the view reads `\(table.joined(separator: "."))`, which was not scanned",
        subject: view)
    }
  }

  private func diagnostic(_ said: SQLDiagnostic, _ view: EntityID) -> Diagnostic {
    Diagnostic(
      rule: "view-lineage", severity: .warning,
      message: "at \(said.position) of its SQL: \(said.message) (\(said.rule))", subject: view)
  }
}
