/// What generating a plan into a folder does to each file: the basis of `--check`, `--diff` and the writing itself.
///
/// Every generated file is looked at three ways: as it last left the generator (pristine), as it stands now (yours),
/// and as the plan has it (new). ``FileOutcome/Action`` names what follows.
public struct ScaffoldComparison: Hashable, Sendable {
  /// One outcome for each planned or formerly generated file, sorted by path.
  public let outcomes: [FileOutcome]
  /// The books afterwards.
  let manifest: ScaffoldManifest

  /// Compares a plan with what was recorded and what stands there now.
  ///
  /// - Parameter reading: the present state of any path in the target folder.
  init(
    _ plan: ScaffoldPlan, recorded: [String: RecordedFile], restoring: Bool,
    reading: (String) throws -> PresentFile
  ) throws {
    var outcomes: [FileOutcome] = []
    var entries: [ScaffoldManifest.Entry] = []
    for file in plan.files {
      let compared = ComparedFile(
        file, recorded: recorded[file.path], present: try reading(file.path), restoring: restoring)
      let outcome = try compared.outcome(isPlanned: { plan[$0] != nil }, reading: reading)
      outcomes.append(outcome)
      entries.append(compared.entry(after: outcome))
    }
    let planned = Set(plan.files.map(\.path))
    for (path, file) in recorded where !planned.contains(path) {
      let outcome = try Self.outcome(ofFormer: file, present: reading(path))
      if let outcome { outcomes.append(outcome) }
    }
    self.outcomes = outcomes.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    manifest = ScaffoldManifest(files: entries)
  }

  private static func outcome(ofFormer file: RecordedFile, present: PresentFile) -> FileOutcome? {
    let path = file.entry.path
    if present.isAbsent { return nil }
    let isOurs = present.holds(file.pristine) && file.entry.isProposal != true
    return FileOutcome(
      path, isOurs ? .remove : .release, before: present.text, after: isOurs ? nil : present.text)
  }
}

extension ScaffoldComparison {
  /// Whether generating changes nothing in the tree.
  public var isUpToDate: Bool { !outcomes.contains { $0.action.isChange } }

  /// Files that hold a conflict a person has to resolve.
  public var conflicts: [FileOutcome] { outcomes.filter(\.action.needsAPerson) }

  /// Outcomes with an action.
  public func outcomes(_ action: FileOutcome.Action) -> [FileOutcome] {
    outcomes.filter { $0.action == action }
  }

  /// All changes as one unified diff, empty when nothing changes.
  public var unifiedDiff: String { outcomes.map(\.unifiedDiff).joined() }

  /// `12 create, 3 replace, 1 conflict`: counts in the order of ``FileOutcome/Action``; unchanged files come last.
  public var summary: String {
    let counts = FileOutcome.Action.allCases.compactMap { action -> String? in
      let count = outcomes(action).count
      return count > 0 ? "\(count) \(action.rawValue)" : nil
    }
    return counts.isEmpty ? "nothing to generate" : counts.joined(separator: ", ")
  }
}

/// One planned file with its past and its present.
private struct ComparedFile {
  let planned: PlannedFile
  let recorded: RecordedFile?
  let present: PresentFile
  let restoring: Bool

  init(_ planned: PlannedFile, recorded: RecordedFile?, present: PresentFile, restoring: Bool) {
    self.planned = planned
    self.recorded = recorded
    self.present = present
    self.restoring = restoring
  }

  func outcome(
    isPlanned: (String) -> Bool, reading: (String) throws -> PresentFile
  ) throws -> FileOutcome {
    if present.holds(planned.content) {
      return became(isModeChanged ? .replace : .unchanged, planned.content)
    }
    let isOurs = recorded.map { $0.entry.isProposal != true } ?? false
    switch present {
    case .absent where isOurs:
      return restoring ? became(.restore, planned.content) : became(.staysDeleted, nil)
    case .absent: return became(.create, planned.content)
    case .text(let yours) where isOurs: return merge(recorded?.pristine ?? "", yours)
    case .text, .bytes:
      let isNews = recorded.map { !$0.pristine.hasSameBytes(as: planned.content) } ?? true
      return isNews ? try proposal(isPlanned, reading) : kept
    }
  }

  /// The book entry that follows from an outcome.
  func entry(after outcome: FileOutcome) -> ScaffoldManifest.Entry {
    if outcome.action == .unresolved, let recorded { return recorded.entry }
    let staysProposal = outcome.action == .keep && recorded?.entry.isProposal == true
    return ScaffoldManifest.Entry(
      path: planned.path, digest: planned.digest,
      isExecutable: planned.isExecutable ? true : nil,
      isProposal: outcome.action == .propose || staysProposal ? true : nil)
  }

  private func merge(_ pristine: String, _ yours: String) -> FileOutcome {
    if yours.hasSameBytes(as: pristine) { return became(.replace, planned.content) }
    if ThreeWayMerge.hasMarkers(yours) { return became(.unresolved, yours) }
    if planned.content.hasSameBytes(as: pristine) { return kept }
    let merged = ThreeWayMerge(base: pristine, yours: yours, new: planned.content)
    if merged.text.hasSameBytes(as: yours) { return kept }
    return became(merged.conflictCount > 0 ? .conflict : .merge, merged.text)
  }

  /// A name beside the file that is free, or that holds nothing but an earlier proposal.
  private func proposal(
    _ isPlanned: (String) -> Bool, _ reading: (String) throws -> PresentFile
  ) throws -> FileOutcome {
    var number = 1
    while true {
      let path = planned.path + ".new" + (number == 1 ? "" : "\(number)")
      let there = isPlanned(path) ? .bytes : try reading(path)
      if there.isAbsent || there.holds(planned.content) || there.holds(recorded?.pristine) {
        return FileOutcome(
          planned.path, .propose, before: there.text, after: planned.content, writtenPath: path)
      }
      number += 1
    }
  }

  private var kept: FileOutcome { became(.keep, present.text) }

  private var isModeChanged: Bool {
    recorded.map { ($0.entry.isExecutable ?? false) != planned.isExecutable } ?? false
  }

  private func became(_ action: FileOutcome.Action, _ after: String?) -> FileOutcome {
    FileOutcome(planned.path, action, before: present.text, after: after)
  }
}
