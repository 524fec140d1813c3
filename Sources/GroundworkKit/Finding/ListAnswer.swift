public import CatalogStore
public import GroundworkModel

/// A page of a list, as it is shown.
public struct ListAnswer: Encodable, Sendable {
  /// One line of the list.
  public struct Line: Encodable, Sendable {
    /// The entity.
    public var id: EntityID
    /// Its name.
    public var name: String
    /// How far it has come.
    public var status: Entity.Status
    /// Who answers for it.
    public var owner: String?
    /// Labels.
    public var tags: [String]
    /// What it means.
    public var description: String?
  }

  /// The lines of the page.
  public var lines: [Line]
  /// How many were left out at the beginning.
  public var offset: Int
  /// How much of the list the page is.
  public var extent: Extent

  /// A page of a listing.
  public init(_ listing: Listing, offset: Int) {
    lines = listing.entities.map {
      Line(
        id: $0.id, name: $0.name, status: $0.status, owner: $0.owner, tags: $0.tags,
        description: $0.description)
    }
    self.offset = offset
    extent = Extent(total: listing.total, shown: lines.count)
  }

  /// Aligned lines for a terminal.
  public var text: String {
    guard !lines.isEmpty else { return extent.total == 0 ? "nothing to list" : summary }
    var table = TextTable()
    for line in lines {
      table.add([
        line.id.rawValue,
        line.id.segments.last == line.name ? "" : TextTable.cut(line.name, to: 40),
        line.status.rawValue, line.owner ?? "", TextTable.cut(line.description ?? "", to: 60),
      ])
    }
    return table.text + "\n\n" + summary
  }

  /// A table.
  public var markdown: String {
    MarkdownTable.text(
      ["id", "name", "status", "owner", "tags", "description"],
      lines.map { line in
        [
          "`\(line.id)`", Escaped.markdown(line.name), line.status.rawValue,
          Escaped.markdown(line.owner ?? ""), Escaped.markdown(line.tags.joined(separator: ", ")),
          Escaped.markdown(line.description ?? ""),
        ]
      }) + "\n\n" + summary
  }

  private var summary: String {
    guard extent.truncated else { return "\(extent.total) listed" }
    let next = offset + lines.count
    let range = lines.isEmpty ? "none" : "\(offset + 1)–\(next)"
    let help = next < extent.total ? "; go on with --offset \(next)" : ""
    return "shown \(range) of \(extent.total)\(help)"
  }
}
