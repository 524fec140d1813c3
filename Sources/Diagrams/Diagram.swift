/// A picture as a value: what it shows and what that means, before any shape, colour or place.
///
/// The kinds of diagram make it from a catalog, ``DOTWriter`` and ``MermaidWriter`` write it down, and
/// ``GraphvizRenderer`` lays it out. Order is meaning here: clusters, nodes and edges are written as they stand, so
/// whoever makes a diagram sorts.
public struct Diagram: Hashable, Sendable {
  /// Which way edges point on the page.
  public enum Direction: String, Sendable {
    case rightward, downward
  }

  /// What the picture is, as a heading.
  public var title: String
  /// Which way edges point.
  public var direction: Direction
  /// Boxes around nodes, in the order of the flow.
  public var clusters: [Cluster] = []
  /// What is shown.
  public var nodes: [Node] = []
  /// What connects them.
  public var edges: [Edge] = []
  /// How many things there were to show before a focus or budget left some out.
  public var total: Int = 0
  /// Where the picture was cut out of a larger one: `around fct_order, depth 1`.
  public var cut: String?

  /// An empty picture.
  public init(title: String, direction: Direction = .rightward) {
    self.title = title
    self.direction = direction
  }

  /// How many things are shown one by one; the rest stands in groups or outside the focus.
  public var shown: Int { nodes.count { $0.role != .group } }

  /// Whether something is left out or folded.
  public var isTruncated: Bool { shown < total }
}

extension Diagram {
  /// A box with a heading around nodes that belong together.
  public struct Cluster: Hashable, Sendable {
    /// Unique in the diagram.
    public var id: String
    /// The heading.
    public var title: String

    /// A box with a heading.
    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// One thing: a card with a title and lines, or a table of ports when ``ports`` is not empty.
  public struct Node: Hashable, Sendable {
    /// Unique in the diagram; an entity's id where it stands for one.
    public var id: String
    /// What it is; decides its colour and the word above its title.
    public var role: Role
    /// Its name.
    public var title: String
    /// What else is worth saying, a line each.
    public var lines: [String] = []
    /// What must not be overlooked, in words.
    public var badges: [Badge] = []
    /// Its columns, when edges end at columns or columns are the point.
    public var ports: [Port] = []
    /// How many columns are not listed.
    public var hiddenPorts = 0
    /// The box it stands in.
    public var cluster: String?
    /// Which nodes are kept when there are too many: higher first, then by id.
    public var importance = 0
    /// Whether the picture is about it.
    public var isFocus = false

    /// A node with a role and a title; the rest is set afterwards.
    public init(id: String, role: Role, title: String, cluster: String? = nil) {
      self.id = id
      self.role = role
      self.title = title
      self.cluster = cluster
    }
  }

  /// A column of a node.
  public struct Port: Hashable, Sendable {
    /// What a column is beside a value.
    public enum Mark: String, CaseIterable, Sendable {
      case primaryKey = "PK"
      case foreignKey = "FK"
      case personal = "PII"
    }

    /// The column's name, unique in its node.
    public var name: String
    /// Its type, or nothing.
    public var type: String
    /// What it is beside a value.
    public var marks: [Mark]

    /// A column with its type and marks.
    public init(name: String, type: String = "", marks: [Mark] = []) {
      self.name = name
      self.type = type
      self.marks = marks
    }
  }

  /// A fact about a node that must not be overlooked; always words, never colour alone.
  public enum Badge: Hashable, Sendable {
    /// Holds personal data in so many columns.
    case personal(columns: Int)
    /// Whether a KPI can be computed.
    case answerable, caveat, blocked
    /// Only proposed, nobody has confirmed it.
    case proposed
  }

  /// A connection between nodes or their ports.
  public struct Edge: Hashable, Sendable {
    /// One end.
    public struct End: Hashable, Sendable {
      /// The node.
      public var node: String
      /// The port, when it ends at a column.
      public var port: String?

      /// An end at a node, or at one of its ports.
      public init(_ node: String, port: String? = nil) {
        self.node = node
        self.port = port
      }
    }

    /// Where it starts.
    public var source: End
    /// Where it ends.
    public var target: End
    /// What it means.
    public var style: Style
    /// A few words beside it.
    public var label: String?

    /// A connection with a meaning.
    public init(_ source: End, _ target: End, _ style: Style, label: String? = nil) {
      self.source = source
      self.target = target
      self.style = style
      self.label = label
    }
  }
}
