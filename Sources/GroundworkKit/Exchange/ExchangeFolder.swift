import Foundation

/// The folder that holds the text form of a catalog: the thin edge to the disk.
public struct ExchangeFolder: Sendable {
  private let path: String

  /// A folder by its path; it need not be there yet.
  public init(path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The files in it, sorted by path; hidden ones and other endings are not looked at.
  public func read() throws -> [ExchangeFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { throw ExchangeError.notAFolder(path: path) }
    return try names().map { name in
      do {
        let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
        return ExchangeFile(path: name, text: text)
      } catch {
        throw ExchangeError.unreadable(path: "\(path)/\(name)", reason: "it is not UTF-8 text")
      }
    }
  }

  /// Makes the folder hold exactly these files: unchanged ones are left alone, those of an earlier export that are no
  /// longer wanted are removed.
  ///
  /// - Returns: how many files were written and removed.
  public func write(_ files: [ExchangeFile]) throws -> (written: Int, removed: Int) {
    let present = FileManager.default.fileExists(atPath: path) ? try names() : []
    let contents = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let others = contents.filter { !$0.hasPrefix(".") }
    guard others.isEmpty || present.contains(ExchangeFile.headerPath) else {
      throw ExchangeError.folderInUse(path: path)
    }
    var written = 0
    for file in files where try write(file) { written += 1 }
    let stale = Set(present).subtracting(files.map(\.path))
    for name in stale { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
    return (written, stale.count)
  }

  private func write(_ file: ExchangeFile) throws -> Bool {
    let url = URL(filePath: "\(path)/\(file.path)")
    let data = Data(file.text.utf8)
    if FileManager.default.contents(atPath: url.path) == data { return false }
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url, options: .atomic)
    } catch {
      throw ExchangeError.unreadable(path: url.path, reason: error.localizedDescription)
    }
    return true
  }

  private func names() throws -> [String] {
    let all = try FileManager.default.subpathsOfDirectory(atPath: path)
    return all.filter { name in
      name.hasSuffix(".yaml") && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
