public import GroundworkModel

extension EntityCard {
  /// The card for a terminal.
  public var text: String {
    let heading = id.segments.last == name ? "\(id)" : "\(id)  \(name)"
    var blocks = [heading, facts.map { "  \($0.0): \($0.1)" }.joined(separator: "\n")]
    blocks += sections.map { section in
      var table = TextTable()
      for row in section.rows { table.add([""] + row) }
      return "\(section.title)\n\(table.text)"
    }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// The card as a page.
  public var markdown: String {
    var blocks = ["## \(Escaped.markdown(name))", "`\(id)`"]
    blocks.append(
      MarkdownTable.text(["", ""], facts.map { ["**\($0.0)**", Escaped.markdown($0.1)] }))
    blocks += sections.map { section in
      "### \(section.title)\n\n"
        + MarkdownTable.text(section.heads, section.rows.map { $0.map(Escaped.markdown) })
    }
    return blocks.joined(separator: "\n\n")
  }

  private struct Section {
    let title: String
    let heads: [String]
    let rows: [[String]]
  }

  private var facts: [(String, String)] {
    var facts: [(String, String)] = []
    if let description { facts.append(("description", description)) }
    if let owner { facts.append(("owner", owner)) }
    facts.append(("status", status.rawValue))
    if !tags.isEmpty { facts.append(("tags", tags.joined(separator: ", "))) }
    for (field, value) in details.members.sorted(by: { $0.key < $1.key }) where isFact(field) {
      if let words = value.words { facts.append((Self.spaced(field), words)) }
    }
    if let sample { facts.append(("sampled", sample)) }
    facts.append(("said by", origin.words))
    for (field, speaker) in fieldOrigins.sorted(by: { $0.key < $1.key }) {
      facts.append(("\(field) said by", speaker.words))
    }
    return facts
  }

  /// Keys and columns have a section of their own; what the columns table repeats is left out.
  private func isFact(_ field: String) -> Bool {
    !["foreignKeys", "indexes", "uniqueKeys", "primaryKey", "profile"].contains(field)
  }

  private var sections: [Section] {
    [
      columnSection,
      section("inside", insideExtent, ["id"], inside.map { [$0.rawValue] }),
      section(
        "profile", nil, ["figure", "value"],
        (details["profile"]?.members ?? [:]).sorted { $0.key < $1.key }.compactMap { key, value in
          value.words.map { [Self.spaced(key), $0] }
        }),
      section(
        "classified as", nil, ["category", "sensitivity", "confidence", "verdict", "why"],
        classifications.map {
          [
            $0.category, $0.sensitivity.rawValue, "\(Int(($0.confidence * 100).rounded())) %",
            $0.verdict.rawValue, $0.evidence.joined(separator: "; "),
          ]
        }),
      section("links", relationExtent, ["", "id", "name", "status"], relations.map(\.cells)),
      section(
        "lineage", lineageExtent, ["", "id"],
        upstream.map { ["from", $0.rawValue] } + downstream.map { ["to", $0.rawValue] }),
      section(
        "quality issues", nil, ["severity", "what", "where", "evidence"],
        issues.map { [$0.severity.rawValue, $0.kind, $0.subject.rawValue, $0.evidence ?? ""] }),
    ].compactMap { $0 }
  }

  private var columnSection: Section? {
    let heads = ["name", "type", "nullable", "keys", "class", "nulls", "distinct", "description"]
    let rows = columns.map { column in
      [
        column.name + (column.status == .removed ? " (removed)" : ""), column.type,
        column.isNullable ? "" : "not null", column.keys.joined(separator: ", "),
        column.classes.joined(separator: ", "),
        column.nullShare.map { "\(Int(($0 * 100).rounded())) %" } ?? "",
        column.distinct.map(String.init) ?? "", column.description ?? "",
      ]
    }
    return section("columns", insideExtent, heads, rows)
  }

  private func section(
    _ title: String, _ extent: Extent?, _ heads: [String], _ rows: [[String]]
  ) -> Section? {
    guard !rows.isEmpty else { return nil }
    let count = extent.map { " (\($0))" } ?? ""
    return Section(title: title + count, heads: heads, rows: rows)
  }

  /// `calculationGrain` → `calculation grain`.
  static func spaced(_ field: String) -> String {
    field.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : String($1) }
  }
}

extension EntityCard.Relation {
  fileprivate var cells: [String] {
    let words = verb.rawValue.replacing("-", with: " ")
    let mark = status == .confirmed ? "" : status.rawValue
    return [isIncoming ? "← \(words)" : words, other.rawValue, name, mark]
  }
}

extension Origin {
  /// `scan source/shop`, `stakeholder stakeholder/ada (Q3.4)`.
  public var words: String {
    "\(kind.rawValue) \(actor)" + (reference.map { " (\($0))" } ?? "")
  }
}

extension JSONValue {
  /// The value as a person reads it; nil when nothing is said.
  public var words: String? {
    switch self {
    case .null: nil
    case .bool(let value): value ? "yes" : "no"
    case .number(let spelling): spelling
    case .text(let text): text.isEmpty ? nil : text
    case .array(let elements):
      elements.isEmpty ? nil : elements.compactMap(\.words).joined(separator: "; ")
    case .object(let members):
      members.isEmpty
        ? nil
        : members.sorted { $0.key < $1.key }.compactMap { key, value in
          value.words.map { "\(key) \($0)" }
        }.joined(separator: ", ")
    }
  }
}
