/// Colours and strokes: the eight hues of Okabe and Ito, which people with any colour vision tell apart, on white,
/// each with a light tint; every distinction they make is made by a word or a stroke too.
enum Palette {
  /// A hue for bars and borders, and a tint to write on.
  struct Tone {
    let accent: String
    let tint: String
  }

  static let ink = "#1F2933"
  static let muted = "#52606D"
  static let hairline = "#9AA5B1"
  static let clusterFill = "#F7F9FB"
  static let clusterLine = "#D5DCE4"
  static let warning = "#B34700"

  private static let black = Tone(accent: "#1F2933", tint: "#E4E7EB")
  private static let blue = Tone(accent: "#0072B2", tint: "#DCECF6")
  private static let sky = Tone(accent: "#56B4E9", tint: "#E6F4FC")
  private static let green = Tone(accent: "#009E73", tint: "#DDF3EC")
  private static let yellow = Tone(accent: "#C9B800", tint: "#FBF8D8")
  private static let orange = Tone(accent: "#E69F00", tint: "#FCF0D6")
  private static let vermillion = Tone(accent: "#D55E00", tint: "#FAE3D3")
  private static let purple = Tone(accent: "#CC79A7", tint: "#F8E9F1")
  private static let grey = Tone(accent: "#7B8794", tint: "#EDF0F3")

  static func tone(of role: Diagram.Role) -> Tone {
    switch role {
    case .goal: black
    case .source, .table: blue
    case .raw, .staging, .decision: sky
    case .dimension, .component, .view: green
    case .fact, .requirement: orange
    case .kpi, .figure: purple
    case .gap: vermillion
    case .mart, .dashboard, .persona: yellow
    case .step, .choice, .group: grey
    }
  }

  /// Graphviz attributes of an edge, sorted by name.
  static func stroke(of style: Diagram.Style) -> [(name: String, value: String)] {
    switch style {
    case .identity, .flow: [("color", muted)]
    case .derived: [("arrowhead", "vee"), ("color", blue.accent)]
    case .aggregated: [("color", "#A34E7D"), ("penwidth", "2.4")]
    case .filter: [("arrowhead", "odot"), ("color", muted), ("style", "dashed")]
    case .join: [("arrowhead", "odiamond"), ("color", muted), ("style", "dotted")]
    case .masked: [("arrowhead", "box"), ("color", green.accent)]
    case .hashed: [("arrowhead", "obox"), ("color", green.accent)]
    case .reason: [("color", ink)]
    case .proposed: [("arrowhead", "empty"), ("color", muted), ("style", "dashed")]
    case .blocked: [("arrowhead", "tee"), ("color", vermillion.accent), ("penwidth", "1.8")]
    case .reference:
      [("arrowhead", "noneteetee"), ("arrowtail", "crow"), ("color", muted), ("dir", "both")]
    case .optionalReference:
      [("arrowhead", "noneteeodot"), ("arrowtail", "crow"), ("color", muted), ("dir", "both")]
    case .order: [("style", "invis")]
    }
  }

  /// How the legend hints at a stroke in text, where no stroke can be drawn.
  static func glyph(of style: Diagram.Style) -> String {
    switch style {
    case .identity, .flow: "──▶"
    case .derived: "──›"
    case .aggregated: "━━▶"
    case .filter: "╌╌○"
    case .join: "┄┄◇"
    case .masked: "──■"
    case .hashed: "──□"
    case .reason: "──▶"
    case .proposed: "╌╌▷"
    case .blocked: "──┤"
    case .reference: ">──‖"
    case .optionalReference: ">──○"
    case .order: ""
    }
  }
}
