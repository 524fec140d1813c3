/// The HTML-like labels of a drawing: heading with legend, cards, tables of columns.
enum DOTLabel {
  /// Title, how much is shown, and the legend.
  static func heading(of diagram: Diagram) -> String {
    let legend = Legend.entries(of: diagram)
    let perRow = min(max(legend.count, 1), diagram.direction == .rightward ? 6 : 4)
    let title = font(18, "<B>\(DOTText.xml(diagram.title))</B>")
    let extent = font(11, DOTText.xml(Legend.extent(of: diagram)), Palette.muted)
    let rows = [title, extent].map { row(cell($0, span: perRow * 2)) }
    let keys = stride(from: 0, to: legend.count, by: perRow).map { start in
      row(legend[start..<min(start + perRow, legend.count)].map { key(of: $0) }.joined())
    }
    let space = row(cell(font(6, " "), span: perRow * 2))
    return table((rows + keys).joined() + space, padding: 3)
  }

  static func clusterHeading(_ title: String) -> String {
    font(12, "<B>\(DOTText.xml(title))</B>", Palette.muted)
  }

  static func label(of node: Diagram.Node) -> String {
    node.ports.isEmpty && node.hiddenPorts == 0 ? card(node) : columns(node)
  }

  private static func card(_ node: Diagram.Node) -> String {
    let tone = Palette.tone(of: node.role)
    let body = head(of: node) + details(of: node)
    let bar = "<TD WIDTH=\"6\" BGCOLOR=\"\(tone.accent)\"></TD>"
    return frame(of: node, row(bar + "<TD CELLPADDING=\"5\">\(table(body, padding: 1))</TD>"))
  }

  private static func columns(_ node: Diagram.Node) -> String {
    let tone = Palette.tone(of: node.role)
    let heading = table(head(of: node) + details(of: node), padding: 1)
    let bar = "<TD COLSPAN=\"4\" HEIGHT=\"5\" BGCOLOR=\"\(tone.accent)\"></TD>"
    let top = "<TD COLSPAN=\"4\" CELLPADDING=\"5\" BGCOLOR=\"\(tone.tint)\">\(heading)</TD>"
    var rows = row(bar) + row(top) + node.ports.map { row(of: $0) }.joined()
    if node.hiddenPorts > 0 {
      let more = font(9, "+\(node.hiddenPorts) more columns", Palette.muted)
      rows += row("<TD COLSPAN=\"4\" ALIGN=\"LEFT\" CELLPADDING=\"4\">\(more)</TD>")
    }
    return frame(of: node, rows)
  }

  private static func frame(of node: Diagram.Node, _ rows: String) -> String {
    let color = node.isFocus ? Palette.ink : Palette.hairline
    let style = node.role == .group || node.role == .choice ? " STYLE=\"DASHED\"" : ""
    return "<TABLE BORDER=\"\(node.isFocus ? 3 : 1)\" CELLBORDER=\"0\" CELLSPACING=\"0\" "
      + "CELLPADDING=\"0\" COLOR=\"\(color)\" BGCOLOR=\"white\"\(style)>\(rows)</TABLE>"
  }

  private static func head(of node: Diagram.Node) -> String {
    let kind = row(cell(font(8, DOTText.xml(node.role.word.uppercased()), Palette.muted)))
    let title = TextWrap.lines(node.title, width: 30, limit: 3)
      .map { row(cell("<B>\(DOTText.xml($0))</B>")) }
    return kind + title.joined()
  }

  private static func details(of node: Diagram.Node) -> String {
    let lines = node.lines.flatMap { TextWrap.lines($0, width: 38, limit: 2) }
      .map { row(cell(font(9, DOTText.xml($0), Palette.muted))) }
    return lines.joined() + node.badges.map { row(cell(badge($0))) }.joined()
  }

  private static func badge(_ badge: Diagram.Badge) -> String {
    switch badge {
    case .personal(let columns):
      font(9, "\(personal) · \(Count.words(columns, "column"))", Palette.warning)
    case .answerable: font(9, "<B>● answerable</B>", "#006B4E")
    case .caveat: font(9, "<B>▲ answerable with caveat</B>", "#8A5F00")
    case .blocked: font(9, "<B>■ blocked</B>", Palette.warning)
    case .proposed: font(9, "○ proposed, not confirmed", Palette.muted)
    }
  }

  private static func row(of port: Diagram.Port) -> String {
    let keys = port.marks.filter { $0 != .personal }.map(\.rawValue).joined(separator: " ")
    let id = DOTText.port(port.name)
    let name = TextWrap.lines(port.name, width: 32, limit: 1).first ?? ""
    let left =
      "<TD PORT=\"\(id)_in\" ALIGN=\"LEFT\" CELLPADDING=\"3\">"
      + (keys.isEmpty ? " " : font(8, "<B>\(keys)</B>")) + "</TD>"
    let middle = "<TD ALIGN=\"LEFT\" CELLPADDING=\"2\">\(font(10, DOTText.xml(name)))</TD>"
    let mark = port.marks.contains(.personal) ? font(8, personal, Palette.warning) : " "
    let type =
      "<TD ALIGN=\"LEFT\" CELLPADDING=\"2\">\(font(9, DOTText.xml(port.type), Palette.muted))</TD>"
    let right = "<TD PORT=\"\(id)_out\" ALIGN=\"RIGHT\" CELLPADDING=\"2\">\(mark)</TD>"
    return row(left + middle + type + right)
  }

  /// Personal data: a shape and a word, not only a colour.
  private static let personal = "<B>◆ PII</B>"

  private static func key(of entry: Legend.Entry) -> String {
    let words = cell(font(10, DOTText.xml(entry.words) + "   ", Palette.muted))
    switch entry.sign {
    case .role(let role):
      let color = Palette.tone(of: role).accent
      return sign(font(14, "■", color)) + words
    case .stroke(let style): return sign(font(10, DOTText.xml(Palette.glyph(of: style)))) + words
    case .personal: return sign(font(9, personal, Palette.warning)) + words
    }
  }

  /// Right beside its words.
  private static func sign(_ content: String) -> String { "<TD ALIGN=\"RIGHT\">\(content)</TD>" }

  private static func font(_ size: Int, _ content: String, _ color: String? = nil) -> String {
    guard !content.isEmpty else { return " " }
    let color = color.map { " COLOR=\"\($0)\"" } ?? ""
    return "<FONT POINT-SIZE=\"\(size)\"\(color)>\(content)</FONT>"
  }

  private static func cell(_ content: String, span: Int = 1) -> String {
    let span = span > 1 ? " COLSPAN=\"\(span)\"" : ""
    return "<TD ALIGN=\"LEFT\"\(span)>\(content)</TD>"
  }

  private static func row(_ cells: String) -> String { "<TR>\(cells)</TR>" }

  private static func table(_ rows: String, padding: Int) -> String {
    "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"\(padding)\" "
      + "ALIGN=\"LEFT\">\(rows)</TABLE>"
  }
}
