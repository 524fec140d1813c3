public import Foundation

extension ScaffoldPlan {
  /// What writing this plan into a folder would do, file by file; changes nothing but for finishing an update that a
  /// killed process left unfinished.
  ///
  /// - Parameter restoring: whether files that a person deleted would come back.
  public func comparison(with folder: URL, restoring: Bool = false) throws -> ScaffoldComparison {
    let target = TargetFolder(folder)
    let lock = try ScaffoldJournal(in: target).map { _ in try FolderLock(target.parent) }
    defer { withExtendedLifetime(lock) {} }
    return try comparison(with: target, restoring: restoring, onStep: { _ in })
  }

  func comparison(
    with folder: TargetFolder, restoring: Bool, onStep: (String) throws -> Void
  ) throws -> ScaffoldComparison {
    try ScaffoldJournal(in: folder)?.apply(in: folder, onStep: onStep)
    return try ScaffoldComparison(
      self, recorded: try folder.recordedFiles(), restoring: restoring, reading: folder.read)
  }
}

extension TargetFolder {
  /// The writer's book, empty when there is none yet.
  func manifest() throws -> ScaffoldManifest {
    guard let text = try read(ScaffoldManifest.path).text else {
      return ScaffoldManifest(files: [])
    }
    do {
      return try ScaffoldManifest(json: Data(text.utf8))
    } catch {
      throw ScaffoldError.unreadableManifest(
        path: root + "/" + ScaffoldManifest.path, reason: "\(error)")
    }
  }

  /// The generated files with their pristine texts; one whose pristine text is lost or altered counts as unknown.
  func recordedFiles() throws -> [String: RecordedFile] {
    var files: [String: RecordedFile] = [:]
    for entry in try manifest().files where PlannedPath.fault(in: entry.path) == nil {
      let present = try read(ScaffoldManifest.pristineFolder + "/" + entry.path)
      guard let text = present.text, SHA256.hex(of: text) == entry.digest else { continue }
      files[entry.path] = RecordedFile(entry: entry, pristine: text)
    }
    return files
  }
}
