import Foundation
public import GroundworkModel

/// A folder of SQL scripts, read as scripts of one dialect.
public struct SQLFolder: Sendable {
  private let files: [ExchangeFile]
  private let dialect: String
  /// What the folder is called.
  private let name: String

  /// Reads the `.sql` files of a folder, those of folders inside it too, sorted by path.
  ///
  /// - Throws: ``ImportSourceError`` when the dialect is not known or there are no scripts, ``ExchangeError`` when there
  ///   is no folder or a script is no text.
  public init(path: String, dialect: String) throws {
    guard SQLReading.isDialect(dialect) else {
      throw ImportSourceError.unknownDialect(dialect, known: SQLReading.dialectNames)
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { throw ImportSourceError.noSQL(path: path) }
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
      name.lowercased().hasSuffix(".sql")
        && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    files = try names.sorted().map { name in
      guard let text = try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) else {
        throw ExchangeError.unreadable(path: "\(path)/\(name)", reason: "it is not UTF-8 text")
      }
      return ExchangeFile(path: name, text: text)
    }
    guard !files.isEmpty else { throw ImportSourceError.noSQL(path: path) }
    self.dialect = dialect
    self.name = URL(filePath: path).standardizedFileURL.lastPathComponent
  }

  /// Who says what is in it.
  public var origin: Origin { Origin(.importer, "sql \(name)", reference: name) }

  /// What the scripts say.
  ///
  /// - Parameters:
  ///   - source: the name of the source that tables without a database stand in; the folder's name when nil.
  ///   - known: the datasets of the catalog.
  public func material(source: String?, known: KnownDatasets) -> ImportedMaterial {
    var maker = SQLFolderMaterial(
      MaterialBuilder(origin, known: known), dialect: dialect, folder: name, source: source ?? name)
    maker.read(files)
    return maker.finished()
  }
}
