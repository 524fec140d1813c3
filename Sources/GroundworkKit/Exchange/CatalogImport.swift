public import GroundworkModel
import YAMLDocument

/// The text form of a catalog, read back: what it holds, and everything that is wrong with it.
public struct CatalogImport: Sendable {
  /// What the files hold; to be used only when nothing is wrong.
  public private(set) var content = CatalogContent()
  /// What is wrong, sorted by place; import nothing when this is not empty.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Reads files; paths are relative to the folder, which stands before them in messages.
  ///
  /// - Parameter isKnown: whether the catalog to be imported into has an entity already.
  public init(
    _ files: [ExchangeFile], folder: String, isKnown: (EntityID) -> Bool = { _ in false }
  ) {
    var reading = ImportReading()
    guard files.contains(where: { $0.path == ExchangeFile.headerPath }) else {
      diagnostics = [
        Diagnostic(
          rule: "not-an-export", message: "`\(folder)` holds no `\(ExchangeFile.headerPath)`",
          help: "name a folder that `catalog export` has written")
      ]
      return
    }
    for file in files { reading.read(file, named: "\(folder)/\(file.path)") }
    let checks = ImportChecks(reading, isKnown: isKnown)
    diagnostics = (reading.diagnostics + checks.diagnostics).sorted()
    content = CatalogContent(
      entities: reading.entities.map(\.value), links: reading.links.map(\.value),
      edges: reading.edges.map(\.value), classifications: reading.classifications.map(\.value),
      answers: reading.answers)
  }
}

/// A value with the place it was read from.
struct Placed<Value: Sendable>: Sendable {
  let value: Value
  let location: SourceLocation
}
