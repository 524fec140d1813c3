/// A tree of files as a value: it can be shown, compared and tested before anything is written.
///
/// ```swift
/// let plan = try ScaffoldPlan([PlannedFile(path: "README.md", content: "# Shop\n")])
/// let comparison = try plan.comparison(with: folder)   // what would happen
/// try ScaffoldWriter().write(plan, to: folder)         // makes it happen
/// ```
public struct ScaffoldPlan: Hashable, Sendable {
  /// The files, sorted by path, no two of which differ in case only.
  public let files: [PlannedFile]

  /// The folder in which the writer keeps its books; no planned file may stand in it.
  public static let bookkeepingFolder = ".groundwork"

  /// A plan of files in any order; refuses paths that could leave the target folder or clash with each other.
  public init(_ files: [PlannedFile]) throws {
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var taken: [String: String] = [:]
    for file in self.files {
      if let reason = PlannedPath.fault(in: file.path) {
        throw ScaffoldError.unsafePath(file.path, reason: reason)
      }
      if let other = taken.updateValue(file.path, forKey: file.path.lowercased()) {
        throw ScaffoldError.clashingPaths(other, file.path)
      }
    }
    for file in self.files {
      for folder in PlannedPath.folders(above: file.path) {
        guard let other = taken[folder.lowercased()] else { continue }
        throw ScaffoldError.clashingPaths(other, file.path)
      }
    }
  }

  /// The file at a path.
  public subscript(path: String) -> PlannedFile? { files.first { $0.path == path } }
}

/// The rules for where a generated file may land.
enum PlannedPath {
  /// Why a path is refused, or nil.
  static func fault(in path: String) -> String? {
    if path.isEmpty { return "it is empty" }
    if path.hasPrefix("/") { return "it is absolute" }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts[0].lowercased() == ScaffoldPlan.bookkeepingFolder {
      return "`\(ScaffoldPlan.bookkeepingFolder)` is kept for the writer's own books"
    }
    return parts.lazy.compactMap { fault(inPart: $0) }.first
  }

  /// The folders that a path stands in, outermost first: `a/b/c` → `a`, `a/b`.
  static func folders(above path: String) -> [String] {
    let parts = path.split(separator: "/")
    return (1..<max(parts.count, 1)).map { parts[..<$0].joined(separator: "/") }
  }

  private static func fault(inPart part: Substring) -> String? {
    if part.isEmpty { return "a folder in it has no name" }
    if part == "." || part == ".." { return "it contains `\(part)`" }
    if part.utf8.count > 255 { return "a name in it is longer than 255 bytes" }
    if part.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" }) {
      return "it contains a backslash or a control character"
    }
    return nil
  }
}
