import GroundworkModel

/// What keeps a source from being scanned. No case carries a password or a value of the data.
public enum ScanError: Error, Hashable, Sendable {
  /// The text is no address and no path that is recognised.
  case unknownAddress(String, exists: Bool, schemes: [String])
  /// A variable named by the address is not set.
  case variableNotSet(String)
  /// There is no such file or folder.
  case missingFile(String)
  /// The file is there and cannot be read as what it should be.
  case unreadableFile(String, reason: String)
  /// The server cannot be reached or refuses.
  case connection(String, reason: String)
  /// The source refused a question.
  case query(String, reason: String)
  /// Somebody stopped the scan.
  case interrupted
}

extension ScanError: CustomStringConvertible {
  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .unknownAddress(let text, let exists, let schemes): Self.unknown(text, exists, schemes)
    case .variableNotSet(let name):
      "the variable `\(name)` is not set\nhelp: export \(name)=… and try again"
    case .missingFile(let path): "there is no file or folder `\(path)`"
    case .unreadableFile(let path, let reason): "`\(path)` cannot be read: \(reason)"
    case .connection(let place, let reason):
      "cannot connect to `\(place)`: \(reason)\n"
        + "help: a password comes from PGPASSWORD, ~/.pgpass, ~/.my.cnf or `${NAME}` in the address"
    case .query(let what, let reason): "cannot read \(what): \(reason)"
    case .interrupted: "the scan was stopped"
    }
  }

  private static func unknown(_ text: String, _ exists: Bool, _ schemes: [String]) -> String {
    let forms = schemes.map { "`\($0):…`" }.joined(separator: ", ")
    let what =
      exists ? "`\(text)` is no kind of source that is known" : "`\(text)` is no source"
    return "\(what)\nhelp: name one as \(forms), or give the path of a SQLite, CSV or TSV file"
  }
}

extension Diagnostic {
  /// A dataset of a source that could not be read; the rest of the source was.
  static func unreadable(_ dataset: EntityID, _ reason: String) -> Diagnostic {
    Diagnostic(
      rule: "unreadable-dataset", message: "cannot be read: \(reason)", subject: dataset)
  }
}
