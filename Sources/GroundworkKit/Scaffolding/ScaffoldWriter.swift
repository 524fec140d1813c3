public import Foundation

/// Writes plans into folders, again and again, without ever losing an edit or leaving half a tree.
///
/// A folder that is new or empty appears whole, by one rename. One that holds a tree is brought up to date through a
/// ``ScaffoldJournal``: whatever the moment at which the process is killed, the next call finishes the update first.
public struct ScaffoldWriter {
  /// Called before every step that a kill could precede; tests stop the writer here.
  private let onStep: (String) throws -> Void

  /// A writer.
  public init() { self.init(onStep: { _ in }) }

  package init(onStep: @escaping (String) throws -> Void) { self.onStep = onStep }

  /// Brings a folder to what a plan says, keeping what people edited, deleted or put there themselves.
  ///
  /// - Parameters:
  ///   - folder: the target; made, with the folders above it, when missing.
  ///   - restoring: whether files that a person deleted come back.
  /// - Returns: what happened to each file; conflicts are for the person to resolve.
  @discardableResult
  public func write(
    _ plan: ScaffoldPlan, to folder: URL, restoring: Bool = false
  ) throws -> ScaffoldComparison {
    let parent = folder.standardizedFileURL.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let target = TargetFolder(folder)
    let lock = try FolderLock(target.parent)
    defer { withExtendedLifetime(lock) {} }
    let comparison = try plan.comparison(with: target, restoring: restoring, onStep: onStep)
    if target.isEmpty {
      try writeWhole(comparison, to: target, plan)
    } else {
      try update(comparison, in: target, plan)
    }
    return comparison
  }

  private func writeWhole(
    _ comparison: ScaffoldComparison, to target: TargetFolder, _ plan: ScaffoldPlan
  ) throws {
    let url = URL(filePath: target.root)
    let name = ".\(url.lastPathComponent).groundwork-staging"
    let place = url.deletingLastPathComponent().appending(path: name)
    try? FileManager.default.removeItem(at: place)
    let staging = TargetFolder(place)
    for file in plan.files {
      try onStep("stage " + file.path)
      let data = Data(file.content.utf8)
      try staging.stage(data, at: file.path, isExecutable: file.isExecutable)
      let pristine = ScaffoldManifest.pristineFolder + "/" + file.path
      try staging.stage(data, at: pristine, isExecutable: false)
    }
    let manifest = try comparison.manifest.json()
    try staging.stage(manifest, at: ScaffoldManifest.path, isExecutable: false)
    sync()
    try onStep("rename")
    try TargetFolder.rename(staging.root, to: target.root)
  }

  private func update(
    _ comparison: ScaffoldComparison, in target: TargetFolder, _ plan: ScaffoldPlan
  ) throws {
    let recorded = try target.manifest()
    guard comparison.manifest != recorded || !comparison.isUpToDate else { return }
    try target.remove(ScaffoldJournal.stagingFolder)
    let staging = UpdateStaging(
      target: target, plan: plan, recorded: recorded, manifest: comparison.manifest)
    let steps = try comparison.outcomes.enumerated().compactMap { index, outcome in
      try onStep("stage " + outcome.path)
      return try staging.step(number: index, outcome)
    }
    let forgotten = staging.forgotten(besides: comparison.outcomes)
    let journal = ScaffoldJournal(steps: steps + forgotten, manifest: comparison.manifest)
    try onStep("commit")
    try journal.commit(in: target)
    try journal.apply(in: target, onStep: onStep)
  }
}

/// Turns outcomes into journal steps, staging the texts they need.
private struct UpdateStaging {
  let target: TargetFolder
  let plan: ScaffoldPlan
  let recorded: ScaffoldManifest
  let manifest: ScaffoldManifest

  /// The step that an outcome asks for, or nil when it asks for none.
  func step(number: Int, _ outcome: FileOutcome) throws -> ScaffoldJournal.Step? {
    let file = plan[outcome.path]
    var step = ScaffoldJournal.Step(
      path: outcome.path, target: outcome.writtenPath, content: nil,
      isRemoval: outcome.action == .remove,
      before: outcome.before.map { SHA256.hex(of: $0) }, pristine: nil, isForgotten: file == nil)
    if outcome.action.isChange, let after = outcome.after {
      step.content = "\(number).new"
      try stage(after, "\(number).new", isExecutable: file?.isExecutable ?? false)
    }
    let digest = manifest[outcome.path]?.digest
    if let file, digest == file.digest, recorded[outcome.path]?.digest != digest {
      step.pristine = "\(number).pristine"
      try stage(file.content, "\(number).pristine", isExecutable: false)
    }
    let isIdle = step.content == nil && step.pristine == nil && !step.isRemoval
    return isIdle && !step.isForgotten ? nil : step
  }

  /// Steps that drop the pristine text of files that are neither generated nor there any more.
  func forgotten(besides outcomes: [FileOutcome]) -> [ScaffoldJournal.Step] {
    let known = Set(outcomes.map(\.path))
    return recorded.files.filter { !known.contains($0.path) }.map {
      ScaffoldJournal.Step(
        path: $0.path, target: $0.path, content: nil, isRemoval: false, before: nil,
        pristine: nil, isForgotten: true)
    }
  }

  private func stage(_ text: String, _ name: String, isExecutable: Bool) throws {
    try target.stage(
      Data(text.utf8), at: ScaffoldJournal.staged(name), isExecutable: isExecutable)
  }
}
