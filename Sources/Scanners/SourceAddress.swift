public import Foundation

/// Where a source is, as a person writes it: `sqlite:shop.sqlite`, `csv:exports`, `postgres://reader@db/crm`, a path, or
/// `${DATABASE_URL}`.
///
/// It may hold a password on its way to a server. Printing one leaves the password out, ``connection`` too.
public struct SourceAddress: Hashable, Sendable {
  /// The kind of source, a scanner's technology.
  public let technology: String
  /// The word before the colon.
  let scheme: String
  /// What stands behind the scheme and its colon, environment references unresolved.
  let body: String
  /// The variable that the whole address comes from, when it is written `${NAME}`.
  private let variable: String?

  /// Reads an address; a plain path is recognised by what stands there.
  ///
  /// - Parameters:
  ///   - folder: what a relative path starts from.
  ///   - environment: where a whole address written `${NAME}` is taken from.
  public init(_ text: String, in folder: URL, environment: [String: String] = [:]) throws {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard let variable = EnvironmentReference.whole(text) else {
      try self.init(plain: text, in: folder, variable: nil)
      return
    }
    let resolved = try EnvironmentReference.resolve(text, from: environment)
    try self.init(plain: resolved, in: folder, variable: variable)
  }

  private init(plain text: String, in folder: URL, variable: String?) throws {
    self.variable = variable
    if let colon = text.firstIndex(of: ":"),
      let kind = ScannerRegistry.kind(scheme: text[..<colon].lowercased())
    {
      technology = kind.technology
      scheme = text[..<colon].lowercased()
      body = String(text[text.index(after: colon)...])
      return
    }
    let path = FilePath.absolute(text, from: folder)
    guard let kind = ScannerRegistry.kinds.first(where: { $0.recognises(path: path) }) else {
      throw ScanError.unknownAddress(
        Redaction.url(text), exists: FileManager.default.fileExists(atPath: path),
        schemes: ScannerRegistry.kinds.flatMap { $0.schemes })
    }
    technology = kind.technology
    scheme = kind.schemes[0]
    body = text
  }

  private init(_ other: SourceAddress, body: String) {
    technology = other.technology
    scheme = other.scheme
    variable = other.variable
    self.body = body
  }

  /// How to reach the source again: the address without a password, `${NAME}` kept as it was written.
  public var connection: String {
    if let variable { return "${\(variable)}" }
    return isFile ? "\(scheme):\(body)" : Redaction.url("\(scheme):\(body)")
  }

  /// Whether it names a file or folder.
  public var isFile: Bool { ScannerRegistry.kind(scheme: scheme)?.readsFiles ?? false }

  /// Whether a password stands in it in the clear, which nothing will keep.
  public var holdsPassword: Bool {
    !isFile && variable == nil && Redaction.url("\(scheme):\(body)") != "\(scheme):\(body)"
  }

  /// The same file, its path now relative to another folder; an address that is no file stays.
  public func moved(from old: URL, to new: URL) -> SourceAddress {
    guard isFile, !body.hasPrefix("/"), !body.contains("${") else { return self }
    let target = FilePath.absolute(body, from: old).split(separator: "/").map(String.init)
    let base = FilePath.absolute("", from: new).split(separator: "/").map(String.init)
    let shared = zip(base, target).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: base.count - shared)
    return SourceAddress(self, body: (up + target[shared...]).joined(separator: "/"))
  }

  /// The absolute path of the file or folder it names, a relative one seen from a folder; nil for a server and for a
  /// path that holds a `${NAME}`.
  public func file(in folder: URL) -> String? {
    isFile && !body.contains("${") ? FilePath.absolute(body, from: folder) : nil
  }

  /// A short name made from the file, folder or database.
  public var suggestedName: String {
    let path = body.prefix { $0 != "?" }.split(separator: "/").last.map(String.init) ?? technology
    let stem = path.split(separator: ".").first.map(String.init) ?? path
    let name = stem.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" }
    return stem.contains("@") || stem.contains("$") ? technology : String(name).lowercased()
  }
}

extension SourceAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The address without its password.
  public var description: String { connection }

  /// The address without its password.
  public var debugDescription: String { connection }

  /// Nothing but the address without its password, so that no dump shows it.
  public var customMirror: Mirror { Mirror(self, children: ["connection": connection]) }
}
