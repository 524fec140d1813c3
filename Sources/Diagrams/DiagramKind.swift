public import GroundworkModel

/// The pictures that can be drawn from a catalog. One file each in `Kinds/`.
public enum DiagramKind: String, CaseIterable, Codable, Sendable {
  /// Source → staging → transform → store → serve.
  case architecture
  /// Which dataset is made from which.
  case lineage
  /// Which column is made from which.
  case columnLineage = "column-lineage"
  /// The tables of the sources and their references.
  case er
  /// Facts and dimensions and their keys.
  case star
  /// Goal → decision → KPI → KPI input → column.
  case trace

  /// The picture of what a catalog holds, cut to the focus and folded to the budget.
  public func diagram(
    of content: CatalogContent, options: DiagramOptions = DiagramOptions()
  ) throws(DiagramError) -> Diagram {
    var diagram = whole(of: content, options)
    let drawn = Set(diagram.nodes.map(\.id))
    let outside = options.members.filter { !drawn.contains($0.rawValue) }
    diagram.total = diagram.nodes.count + outside.count
    if let focus = options.focus {
      let node = Self.node(for: focus, in: diagram, content)
      guard diagram.nodes.contains(where: { $0.id == node }) else {
        throw .focusNotShown(focus, kind: self)
      }
      diagram = Neighbourhood(
        focus: node, depth: options.depth ?? defaultDepth, reach: reach(options)
      )
      .apply(to: diagram)
    }
    diagram.nodes += outside.map { Diagram.Node(outside: $0, of: diagram) }
    return NodeBudget(maximum: options.maximumNodes).apply(to: diagram)
  }

  private func whole(of content: CatalogContent, _ options: DiagramOptions) -> Diagram {
    switch self {
    case .architecture: ArchitectureDiagram(content: content).diagram()
    case .lineage: DatasetLineageDiagram(content: content).diagram()
    case .columnLineage: ColumnLineageDiagram(content: content, focus: options.focus).diagram()
    case .er: SourceSchemaDiagram(content: content).diagram()
    case .star: StarSchemaDiagram(content: content).diagram()
    case .trace: TraceDiagram(content: content, focus: options.focus).diagram()
    }
  }

  private func reach(_ options: DiagramOptions) -> Neighbourhood.Reach {
    if self == .er || self == .star { return .any }
    return .flow(up: options.followsUpstream, down: options.followsDownstream)
  }

  private var defaultDepth: Int { self == .er || self == .star ? 1 : .max }

  /// A column is shown in the node of its dataset, an input in that of its KPI.
  private static func node(
    for focus: EntityID, in diagram: Diagram, _ content: CatalogContent
  ) -> String {
    if diagram.nodes.contains(where: { $0.id == focus.rawValue }) { return focus.rawValue }
    switch content[focus]?.details {
    case .column(let column): return column.dataset.rawValue
    case .component(let component): return component.metric.rawValue
    default: return focus.rawValue
    }
  }
}

/// How much of a picture is drawn.
public struct DiagramOptions: Hashable, Sendable {
  /// The node it is about; nil draws everything.
  public var focus: EntityID?
  /// How many steps around the focus; nil is all for flows and one for tables with references.
  public var depth: Int?
  /// The most nodes, groups of folded ones included.
  public var maximumNodes: Int
  /// Whether a flow is followed to what its focus is made from.
  public var followsUpstream = true
  /// Whether a flow is followed to what is made from its focus.
  public var followsDownstream = true

  /// All datasets that the picture is about, sorted; those that the content leaves out are counted and folded.
  public var members: [EntityID] = []

  /// Everything within a budget of nodes, or what lies around a focus.
  public init(focus: EntityID? = nil, depth: Int? = nil, maximumNodes: Int = 40) {
    self.focus = focus
    self.depth = depth
    self.maximumNodes = maximumNodes
  }
}

/// What keeps a picture from being made.
public enum DiagramError: Error, Hashable, Sendable {
  /// The picture would not show the thing it is to be about.
  case focusNotShown(EntityID, kind: DiagramKind)
}

extension DiagramError: CustomStringConvertible {
  /// What is missing, and what to do instead.
  public var description: String {
    switch self {
    case .focusNotShown(let focus, let kind):
      "a `\(kind.rawValue)` diagram does not show `\(focus)`\nhelp: leave `--focus` out to see what it shows"
    }
  }
}
