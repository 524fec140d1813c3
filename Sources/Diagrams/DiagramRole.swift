extension Diagram {
  /// What a node is. Decides the word above its title and its colour.
  public enum Role: String, CaseIterable, Sendable {
    // Intent.
    case goal, decision, kpi, component, requirement, gap, persona
    // Data, from where it is born to where it is read.
    case source, table, view, raw, staging, dimension, fact, mart, figure
    // Flow.
    case step, choice, dashboard
    /// So many more that did not fit.
    case group

    /// The word above the title, and in the legend.
    public var word: String {
      switch self {
      case .kpi: "KPI"
      case .component: "KPI input"
      case .source: "source system"
      case .table: "source table"
      case .view: "view"
      case .raw: "raw copy"
      case .staging: "staging model"
      case .mart: "mart"
      case .figure: "KPI table"
      case .step: "pipeline step"
      case .choice: "planned"
      case .group: "folded"
      default: rawValue
      }
    }
  }

  /// What an edge means. Told apart by stroke and arrowhead, not by colour alone.
  public enum Style: String, CaseIterable, Sendable {
    // Data flows.
    case identity, derived, aggregated, filter, join, masked, hashed
    /// Data flows, by one or several of the above.
    case flow
    /// One thing is there for the other: goal → decision → KPI → component.
    case reason
    /// A reason that a rule proposed and nobody has confirmed.
    case proposed
    /// A KPI or component cannot go on because of a gap.
    case blocked
    /// Many rows refer to exactly one, or (optional) to none or one.
    case reference
    case optionalReference = "optional-reference"
    /// Keeps the order of nodes on the page; never drawn.
    case order

    /// Whether it stands between tables rather than along a flow.
    var isReference: Bool { self == .reference || self == .optionalReference }

    /// What the legend says.
    public var word: String {
      switch self {
      case .identity: "copied"
      case .derived: "computed from"
      case .aggregated: "aggregated from"
      case .filter: "filters"
      case .join: "joins"
      case .masked: "masked"
      case .hashed: "hashed"
      case .flow: "data flows"
      case .reason: "is there for"
      case .proposed: "proposed match"
      case .blocked: "is blocked by"
      case .reference: "many refer to one"
      case .optionalReference: "many refer to none or one"
      case .order: ""
      }
    }
  }
}
