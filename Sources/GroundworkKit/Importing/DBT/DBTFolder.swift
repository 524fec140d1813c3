import Foundation
public import GroundworkModel

/// A folder with a dbt project, or with what dbt wrote about one: the thin edge to the disk.
public struct DBTFolder: Sendable {
  private let path: String

  /// A folder by its path: a project, or its `target`.
  public init(path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The project as its newest manifest says, with the columns of `catalog.json` when that is there; without a manifest
  /// as its own files say.
  ///
  /// - Throws: ``ExchangeError`` when there is no project.
  public func read() throws -> DBTReading {
    for place in ["target/", ""] where exists(place + "manifest.json") {
      return DBTReading(try manifest(at: place))
    }
    guard exists("dbt_project.yml") else {
      throw ImportSourceError.noProject(path: path)
    }
    return DBTReading(try DBTSourceFiles.project(of: files()))
  }

  private func manifest(at place: String) throws -> DBTDescription {
    let file = place + "manifest.json"
    let bytes = try bytes(of: file)
    var project: DBTDescription
    do {
      project = DBTManifestFile(try JSONSlice(bytes), file: file).project
    } catch {
      project = DBTDescription()
      project.summary.diagnostics = [error.diagnostic(in: bytes, file: "\(path)/\(file)")]
      return project
    }
    if exists(place + "catalog.json") { try complete(&project, place + "catalog.json") }
    return project
  }

  private func complete(_ project: inout DBTDescription, _ file: String) throws {
    let bytes = try bytes(of: file)
    do {
      let catalog = DBTCatalogFile(try JSONSlice(bytes))
      project.nodes = project.nodes.map(catalog.completing)
      project.summary.take("tables of catalog.json", catalog.count)
    } catch {
      project.summary.diagnostics.append(error.diagnostic(in: bytes, file: "\(path)/\(file)"))
    }
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(name)")
  }

  private func bytes(of name: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
      throw ExchangeError.unreadable(path: "\(path)/\(name)", reason: "it cannot be opened")
    }
    return [UInt8](data)
  }

  /// The texts of a bare project; what dbt made, and packages, are not looked at.
  private func files() throws -> [ExchangeFile] {
    let endings = [".sql", ".yml", ".yaml", ".csv", ".py"]
    let left = ["target", "dbt_packages", "dbt_modules", "logs"]
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
      let parts = name.split(separator: "/")
      return endings.contains { name.hasSuffix($0) } && !parts.contains { $0.hasPrefix(".") }
        && !left.contains(String(parts.first ?? ""))
    }
    return names.sorted().map { name in
      let data = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
      let text = name.hasSuffix(".csv") ? data.prefix { $0 != 0x0A } : data[...]
      return ExchangeFile(path: name, text: String(decoding: text, as: UTF8.self))
    }
  }
}

/// A dbt project that was read, ready to be imported.
public struct DBTReading: Sendable {
  private let project: DBTDescription

  init(_ project: DBTDescription) { self.project = project }

  /// Who says what is in it.
  public var origin: Origin { DBTMaterial.origin(of: project) }

  /// What it says.
  ///
  /// - Parameters:
  ///   - source: the name of the source that its relations stand in; their database when nil.
  ///   - known: the datasets of the catalog.
  public func material(source: String?, known: KnownDatasets) -> ImportedMaterial {
    DBTMaterial.material(of: project, source: source, known: known)
  }
}

/// What keeps files of another tool from being read.
public enum ImportSourceError: Error, Hashable, Sendable {
  /// A folder holds neither a manifest nor a dbt project.
  case noProject(path: String)
  /// A folder holds no SQL.
  case noSQL(path: String)
  /// A word names no dialect.
  case unknownDialect(String, known: [String])
}

extension ImportSourceError: CustomStringConvertible {
  /// What is missing, and the remedy.
  public var description: String {
    switch self {
    case .noProject(let path):
      """
      `\(path)` holds no `dbt_project.yml`, `manifest.json` or `target/manifest.json`
      help: name the folder of a dbt project, or that of its artifacts
      """
    case .noSQL(let path):
      "`\(path)` holds no file that ends in `.sql`\nhelp: name a folder with SQL scripts"
    case .unknownDialect(let word, let known):
      "`\(word)` is no dialect\nhelp: use one of \(known.joined(separator: ", "))"
    }
  }
}
