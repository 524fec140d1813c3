/// Which datasets of a source are wanted, as patterns over `table` or `schema.table`.
///
/// Without patterns to include, all are; a pattern to exclude always wins.
public struct ScanScope: Hashable, Sendable {
  /// Patterns of which one must fit, unless there are none.
  public var include: [String]
  /// Patterns of which none may fit.
  public var exclude: [String]

  /// A scope by patterns in which `*` stands for any run of characters and `?` for one.
  public init(include: [String] = [], exclude: [String] = []) {
    self.include = include
    self.exclude = exclude
  }

  /// Whether a dataset with these path segments below its source is wanted.
  public func contains(_ segments: [String]) -> Bool {
    let names = [segments.last ?? "", segments.joined(separator: ".")]
    let fits = { (pattern: String) in names.contains { Self.matches($0, pattern) } }
    return (include.isEmpty || include.contains(where: fits)) && !exclude.contains(where: fits)
  }

  private static func matches(_ name: String, _ pattern: String) -> Bool {
    matches(Array(name.lowercased())[...], Array(pattern.lowercased())[...])
  }

  private static func matches(_ name: ArraySlice<Character>, _ pattern: ArraySlice<Character>)
    -> Bool
  {
    var (name, pattern) = (name, pattern)
    var retry: (name: ArraySlice<Character>, pattern: ArraySlice<Character>)?
    while !name.isEmpty {
      if pattern.first == "*" {
        pattern.removeFirst()
        retry = (name, pattern)
      } else if let wanted = pattern.first, wanted == "?" || wanted == name.first {
        pattern.removeFirst()
        name.removeFirst()
      } else if let last = retry {
        retry = (last.name.dropFirst(), last.pattern)
        (name, pattern) = (last.name.dropFirst(), last.pattern)
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == "*" }
  }
}
