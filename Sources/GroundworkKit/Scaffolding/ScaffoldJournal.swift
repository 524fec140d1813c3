import Foundation

/// The list of what an update is about to do, written before it does any of it.
///
/// New texts are first staged under `.groundwork/staging/`; then this file appears in one step, and from there on the
/// update happens: a process killed in the middle leaves the journal, and the next one finishes it. Every step can be
/// taken twice. A file that somebody edited since the journal was written is left alone, with its old book entry.
struct ScaffoldJournal: Codable, Hashable, Sendable {
  /// One file: staged texts are names in the staging folder and vanish from there once they are in place.
  struct Step: Codable, Hashable, Sendable {
    /// The planned file, whose book entry belongs to this step.
    var path: String
    /// The file to write or remove.
    var target: String
    /// The staged new text; nil when the file stays or goes.
    var content: String?
    /// Whether the file goes.
    var isRemoval: Bool
    /// Digest of the file's text before; nil when there was none.
    var before: String?
    /// The staged pristine text; nil when it stays or goes.
    var pristine: String?
    /// Whether the pristine text goes.
    var isForgotten: Bool
  }

  /// The steps, sorted by path.
  var steps: [Step]
  /// The books afterwards.
  var manifest: ScaffoldManifest

  static let path = ScaffoldPlan.bookkeepingFolder + "/journal.json"
  static let stagingFolder = ScaffoldPlan.bookkeepingFolder + "/staging"

  /// The journal that an interrupted update left behind.
  init?(in folder: TargetFolder) throws {
    guard let text = try folder.read(Self.path).text else { return nil }
    self = try JSONDecoder().decode(ScaffoldJournal.self, from: Data(text.utf8))
  }

  init(steps: [Step], manifest: ScaffoldManifest) {
    self.steps = steps
    self.manifest = manifest
  }

  /// Stages the journal and lets it appear: the point of no return.
  func commit(in folder: TargetFolder) throws {
    let staged = Self.stagingFolder + "/journal.json"
    try folder.stage(try JSONEncoder().encode(self), at: staged, isExecutable: false)
    sync()
    try folder.move(staged, to: Self.path)
  }

  /// Takes every step that has not been taken, then the books, then forgets the journal.
  func apply(in folder: TargetFolder, onStep: (String) throws -> Void) throws {
    var leftAlone: Set<String> = []
    for step in steps {
      try onStep(step.target)
      guard try take(step, in: folder) else {
        leftAlone.insert(step.path)
        continue
      }
      try keepBooks(of: step, in: folder)
    }
    try onStep("manifest")
    try writeManifest(except: leftAlone, in: folder)
    try onStep("end")
    try folder.remove(Self.path)
    try folder.remove(Self.stagingFolder)
  }

  /// Moves or removes the file itself; false when somebody edited it in the meantime.
  private func take(_ step: Step, in folder: TargetFolder) throws -> Bool {
    guard step.isRemoval || step.content != nil else { return true }
    let present = try folder.read(step.target)
    if let content = step.content {
      guard case .text = try folder.read(Self.staged(content)) else { return true }
      guard present.digest == step.before else { return false }
      try folder.move(Self.staged(content), to: step.target)
    } else if !present.isAbsent {
      guard present.digest == step.before else { return false }
      try folder.remove(step.target)
    }
    return true
  }

  private func keepBooks(of step: Step, in folder: TargetFolder) throws {
    let place = ScaffoldManifest.pristineFolder + "/" + step.path
    if step.isForgotten { try folder.remove(place) }
    guard let pristine = step.pristine else { return }
    guard case .text = try folder.read(Self.staged(pristine)) else { return }
    try folder.move(Self.staged(pristine), to: place)
  }

  private func writeManifest(except leftAlone: Set<String>, in folder: TargetFolder) throws {
    let old = try folder.manifest()
    let kept = leftAlone.compactMap { old[$0] }
    let files = manifest.files.filter { !leftAlone.contains($0.path) } + kept
    let staged = Self.staged("manifest.json")
    try folder.stage(
      try ScaffoldManifest(files: files).json(), at: staged, isExecutable: false)
    try folder.move(staged, to: ScaffoldManifest.path)
  }

  static func staged(_ name: String) -> String { stagingFolder + "/" + name }
}

extension PresentFile {
  /// SHA-256 of a text; nil for what is absent, and something that is no digest for what is not text.
  var digest: String? {
    switch self {
    case .absent: nil
    case .text(let text): SHA256.hex(of: text)
    case .bytes: "not text"
    }
  }
}
