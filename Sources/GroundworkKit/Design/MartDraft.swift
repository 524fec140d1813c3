import GroundworkModel

/// The star that grows while KPIs ask for columns: facts, dimensions, and what they need of the sources.
///
/// A KPI asks ``use(_:from:)`` for a column as seen from a base table. The answer is a column of that table's fact, or
/// nil when the only way there would multiply rows.
struct MartDraft: Sendable {
  /// A column of a fact: where its value stands in the source and on which path it is fetched.
  struct FactColumn: Hashable, Sendable {
    var path: [ReferencePaths.Hop]
    var source: EntityID
    var name: String
  }

  /// A fact under way: one row per row of its base table.
  struct Fact: Hashable, Sendable {
    var base: EntityID
    var name: String
    var columns: [FactColumn]
    var dimensions: [Link]
    var names: NameRegistry

    static func == (left: Fact, right: Fact) -> Bool { left.base == right.base }
    func hash(into hasher: inout Hasher) { hasher.combine(base) }
  }

  /// A fact's column that refers to a dimension.
  struct Link: Hashable, Sendable {
    var column: String
    var dimension: EntityID
    var key: EntityID
  }

  /// A dimension under way: one row per member, or per version of one.
  struct Dimension: Hashable, Sendable {
    var base: EntityID
    var name: String
    var key: EntityID
    var columns: [EntityID]
    var keepsHistory: Bool
  }

  let catalog: SourceCatalog
  let graph: ReferencePaths
  let staged: StagedNames
  private(set) var facts: [EntityID: Fact] = [:]
  private(set) var dimensions: [EntityID: Dimension] = [:]
  /// Columns of sources that somebody needs.
  private(set) var needed: Set<EntityID> = []
  /// Columns whose texts are wanted as numbers or dates.
  private(set) var wantedTypes: [EntityID: WarehouseType] = [:]
  /// Columns by which rows are told apart because others refer to them.
  private(set) var referredKeys: [EntityID: [EntityID]] = [:]
  /// The columns that put rows of a fact into periods, by fact.
  private(set) var periodDates: [String: Set<String>] = [:]
  /// What must hold of the rows of facts, by base table.
  private(set) var checks: [EntityID: [PlannedCheck]] = [:]
  private let historic: Set<EntityID>

  /// A star without facts.
  ///
  /// - Parameter historic: datasets whose dimension keeps every version of a member.
  init(
    catalog: SourceCatalog, graph: ReferencePaths, staged: StagedNames, historic: Set<EntityID>
  ) {
    self.catalog = catalog
    self.staged = staged
    self.historic = historic
    self.graph = graph
  }

  /// The column of `base`'s fact that carries a source column; nil when no path leads there.
  mutating func use(
    _ column: EntityID, from base: EntityID, as wanted: WarehouseType? = nil
  ) -> ColumnUse? {
    guard let home = catalog.dataset(of: column), catalog.technology(of: base) != nil,
      var path = graph.path(from: base, to: home)
    else { return nil }
    var source = column
    if let last = path.last, last.targets == [column], last.columns.count == 1 {
      source = last.columns[0]
      path.removeLast()
    }
    if let wanted { want(wanted, of: source) }
    let fact = openFact(base)
    let name = register(source, path: path, in: base)
    return ColumnUse(
      base: base, fact: fact, name: name, type: type(of: source), source: source, asked: column)
  }

  /// The word that a dimension splits by, as seen from a base table; nil when the way there would multiply rows.
  mutating func dimension(_ column: EntityID, from base: EntityID) -> DimensionUse? {
    guard let home = catalog.dataset(of: column), let path = graph.path(from: base, to: home)
    else { return nil }
    guard let last = path.last, last.columns.count == 1, last.targets != [column] else {
      return use(column, from: base).map { DimensionUse(column: $0, member: nil) }
    }
    guard let key = use(last.columns[0], from: base) else { return nil }
    let name = openDimension(home, key: last.targets[0], column: column)
    let link = Link(column: key.name, dimension: home, key: last.targets[0])
    if facts[base]?.dimensions.contains(link) == false { facts[base]?.dimensions.append(link) }
    need(column)
    return DimensionUse(
      column: key,
      member: .init(
        model: name, key: staged.name(of: last.targets[0]), keyType: type(of: last.targets[0]),
        column: staged.name(of: column), keepsHistory: historic.contains(home)))
  }

  /// Notes that a column puts rows of a fact into periods.
  mutating func date(by use: ColumnUse) { periodDates[use.fact, default: []].insert(use.name) }

  /// Notes what must hold of the rows of a fact.
  mutating func check(_ check: PlannedCheck, of base: EntityID) {
    let isKnown = (checks[base] ?? []).contains {
      $0.column == check.column && $0.test == check.test
    }
    if !isKnown { checks[base, default: []].append(check) }
  }

  /// Notes that a source column is needed, whatever for.
  mutating func need(_ column: EntityID) { needed.insert(column) }

  /// The type of a column from staging on.
  func type(of column: EntityID) -> WarehouseType {
    ColumnTyping(catalog: catalog, wanted: wantedTypes[column]).type(of: column)
  }

  /// Notes a type that is wanted of a column's texts; the first wish wins.
  mutating func want(_ type: WarehouseType, of column: EntityID) {
    if wantedTypes[column] == nil { wantedTypes[column] = type }
  }

  private mutating func openFact(_ base: EntityID) -> String {
    if let fact = facts[base] { return fact.name }
    let name = "fct_" + staged.tableName(of: base)
    facts[base] = Fact(
      base: base, name: name, columns: [], dimensions: [], names: NameRegistry())
    for key in catalog.key(of: base).columns { _ = register(key, path: [], in: base) }
    return name
  }

  private mutating func register(
    _ source: EntityID, path: [ReferencePaths.Hop], in base: EntityID
  ) -> String {
    if let known = facts[base]?.columns.first(where: { $0.source == source && $0.path == path }) {
      return known.name
    }
    need(source)
    for hop in path {
      (hop.columns + hop.targets).forEach { need($0) }
      if referredKeys[hop.to] == nil { referredKeys[hop.to] = hop.targets }
    }
    let own = staged.name(of: source)
    let wanted = path.last.map { staged.tableName(of: $0.to) + "_" + own } ?? own
    let name = facts[base]?.names.claim(WarehouseName.make(wanted)) ?? wanted
    facts[base]?.columns.append(FactColumn(path: path, source: source, name: name))
    return name
  }

  private mutating func openDimension(_ home: EntityID, key: EntityID, column: EntityID) -> String {
    let name = "dim_" + staged.tableName(of: home)
    need(key)
    if referredKeys[home] == nil { referredKeys[home] = [key] }
    var dimension =
      dimensions[home]
      ?? Dimension(
        base: home, name: name, key: key, columns: [], keepsHistory: historic.contains(home))
    if !dimension.columns.contains(column) { dimension.columns.append(column) }
    dimensions[home] = dimension
    return name
  }
}

/// A column of a fact that a KPI uses.
struct ColumnUse: Hashable, Sendable {
  /// The base table of the fact.
  var base: EntityID
  /// The fact's name.
  var fact: String
  /// The column's name in the fact.
  var name: String
  /// Its type.
  var type: WarehouseType
  /// The source column whose values it carries.
  var source: EntityID
  /// The source column that was asked for; another one when a foreign key stands in for the key it refers to.
  var asked: EntityID

  /// The column as an expression, the fact under the alias `f`.
  var expression: String { SQLText.column("f", name) }

  /// The column of the fact as a catalog id.
  var id: EntityID { PipelineModel.id(fact, in: .marts).child(.column, name) }
}

/// A word to split by: a column of the fact itself, or of a dimension that a fact column refers to.
struct DimensionUse: Hashable, Sendable {
  /// The dimension's side.
  struct Member: Hashable, Sendable {
    var model: String
    var key: String
    var keyType: WarehouseType
    var column: String
    var keepsHistory: Bool
  }

  /// The word itself, or the reference to the dimension.
  var column: ColumnUse
  /// The dimension, when the word stands there.
  var member: Member?

  /// The word as text; rows without one are `unknown`.
  var expression: String {
    let word = member.map { SQLText.column("d", $0.column) } ?? column.expression
    return "coalesce(cast(\(word) as text), 'unknown')"
  }

  /// The join that fetches the word; of several versions of a member the one valid at `date` is taken.
  func join(at date: String) -> String? {
    guard let member else { return nil }
    let key = FactDesigner.equal(
      SQLText.column("d", member.key), member.keyType, column.expression, column.type)
    let start = "left join \(SQLText.ref(member.model)) as d on \(key)"
    guard member.keepsHistory else { return start }
    return start + " and \(date) >= d.valid_from and (d.valid_to is null or \(date) < d.valid_to)"
  }

  /// The column that holds the word, as a catalog id.
  var wordID: EntityID {
    member.map { PipelineModel.id($0.model, in: .marts).child(.column, $0.column) } ?? column.id
  }
}
