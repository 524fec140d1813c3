import YAMLDocument

/// One file of the text form of a catalog.
public struct ExchangeFile: Hashable, Sendable {
  /// Where it stands, relative to the folder of the text form: `data/shop/orders.yaml`.
  public var path: String
  /// Its text.
  public var text: String

  /// A text at a place.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// The file that says what the folder is.
  static let headerPath = "catalog.yaml"
  static let header = YAMLNode(
    .mapping([
      .init("format", YAMLNode(.text("groundwork-catalog"))),
      .init("version", YAMLNode(.integer(1))),
    ]))
}

/// What stands in the way of writing or reading the text form.
public enum ExchangeError: Error, Hashable, Sendable {
  /// The folder holds other things than an earlier export.
  case folderInUse(path: String)
  /// There is no folder.
  case notAFolder(path: String)
  /// A file or folder could not be read or written.
  case unreadable(path: String, reason: String)
}

extension ExchangeError: CustomStringConvertible {
  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .folderInUse(let path):
      "`\(path)` holds other files and no `\(ExchangeFile.headerPath)`\nhelp: name an empty folder, or one of an earlier export"
    case .notAFolder(let path):
      "there is no folder `\(path)`\nhelp: make one with `catalog export \(path)`"
    case .unreadable(let path, let reason): "`\(path)` cannot be used: \(reason)"
    }
  }
}
