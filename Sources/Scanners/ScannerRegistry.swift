/// The kinds of source that can be scanned. Adding one is a line here.
public enum ScannerRegistry {
  /// All kinds, in the order in which they are asked about a plain path.
  public static let kinds: [any SourceScanner.Type] = [
    SQLiteScanner.self, DelimitedScanner.self, PostgresScanner.self, MariaDBScanner.self,
  ]

  static func kind(scheme: String) -> (any SourceScanner.Type)? {
    kinds.first { $0.schemes.contains(scheme) }
  }

  /// The scanner for a request.
  public static func scanner(for request: ScanRequest) throws -> any SourceScanner {
    guard let kind = kinds.first(where: { $0.technology == request.address.technology }) else {
      throw ScanError.unknownAddress(
        request.address.description, exists: false, schemes: kinds.flatMap { $0.schemes })
    }
    return try kind.init(request)
  }
}
