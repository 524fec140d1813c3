public import GroundworkModel

/// Changes of a thing or of the whole catalog, newest first.
public struct HistoryAnswer: Encodable, Sendable {
  /// A change as it is shown.
  public struct Entry: Encodable, Sendable {
    /// The transaction it was part of; later ones have larger numbers.
    public var changeSet: Int
    /// When, ISO 8601 UTC.
    public var time: String
    /// Who.
    public var actor: String
    /// Why.
    public var reason: String
    /// `entity`, `link`, `edge` or `classification`.
    public var what: String
    /// The id, or the ends of a link or edge.
    public var subject: String
    /// What happened.
    public var action: Revision.Action
    /// The changed fields as they were.
    public var before: JSONValue?
    /// The changed fields as they became.
    public var after: JSONValue?
  }

  /// The changes.
  public var entries: [Entry]
  /// How many of them there are.
  public var extent: Extent

  /// An answer with revisions out of so many.
  public init(_ revisions: [Revision], total: Int) {
    entries = revisions.map { revision in
      Entry(
        changeSet: revision.changeSet, time: revision.time, actor: revision.actor,
        reason: revision.reason, what: revision.subjectKind, subject: revision.subject,
        action: revision.action, before: revision.before.flatMap { JSONValue($0) },
        after: revision.after.flatMap { JSONValue($0) })
    }
    extent = Extent(total: total, shown: revisions.count)
  }

  /// A block for each change, for a terminal.
  public var text: String {
    let blocks = entries.map { entry in
      (["\(entry.time)  \(entry.actor): \(entry.reason)", "  \(entry.action) \(entry.subject)"]
        + entry.lines.map { "    \($0)" }).joined(separator: "\n")
    }
    return (blocks + ["\(extent) changes"]).joined(separator: "\n")
  }

  /// A table of changes.
  public var markdown: String {
    let rows = entries.map { entry in
      [
        entry.time, Escaped.markdown(entry.actor), Escaped.markdown(entry.reason),
        "\(entry.action) `\(entry.subject)`",
        entry.lines.map(Escaped.markdown).joined(separator: "; "),
      ]
    }
    return MarkdownTable.text(["when", "who", "why", "what", "fields"], rows)
      + "\n\n\(extent) changes"
  }
}

extension HistoryAnswer.Entry {
  /// `description: old → new`, one for each field.
  fileprivate var lines: [String] {
    guard let before, let after else { return [] }
    return Self.lines(before, after, path: "")
  }

  private static func lines(_ before: JSONValue, _ after: JSONValue, path: String) -> [String] {
    let keys = Set(before.members.keys).union(after.members.keys).subtracting(["fieldOrigins"])
    return keys.sorted().flatMap { key -> [String] in
      let name = path.isEmpty || path == "details" ? key : "\(path).\(key)"
      let (old, new) = (before[key] ?? .null, after[key] ?? .null)
      if case .object = old, case .object = new { return lines(old, new, path: name) }
      return [
        "\(name): \(TextTable.cut(old.words ?? "nothing", to: 60)) → \(TextTable.cut(new.words ?? "nothing", to: 60))"
      ]
    }
  }
}
