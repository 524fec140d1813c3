import Foundation
public import GroundworkModel

/// What is known about one generated file.
public struct FileVerification: Codable, Hashable, Sendable {
  /// Relative to the generated tree.
  public var path: String
  /// The best word on it, or `refused` when any validator refused it.
  public var proof: Proof
  /// Who looked: validator and tool with version, `dbt-parse (dbt-core 1.11.16)`; the decisive ones first.
  public var validators: [String]
  /// Why it is no better than it is.
  public var reason: String?
}

/// What came of verifying a tree.
public struct Verification: Sendable {
  /// A validator that did not run.
  public struct Absence: Codable, Hashable, Sendable {
    /// The validator.
    public var validator: String
    /// Which tool is missing, and how to get it.
    public var reason: String
  }

  /// Whether the pipeline itself was run.
  public let isThorough: Bool
  /// Every generated file, sorted by path.
  public private(set) var files: [FileVerification] = []
  /// What is wrong, sorted by place.
  public private(set) var findings: [Diagnostic] = []
  /// Validators that had files to judge and could not.
  public private(set) var absent: [Absence] = []

  /// Runs validators over a tree.
  ///
  /// - Parameters:
  ///   - isThorough: whether the pipeline itself is run, too.
  ///   - onStart: told the name of each validator before it runs.
  public init(
    of tree: GeneratedTree, with validators: [any Validator] = Validators.all,
    using toolbox: Toolbox, isThorough: Bool, onStart: (String) -> Void = { _ in }
  ) throws {
    self.isThorough = isThorough
    var runs: [ValidatorRun] = []
    for validator in validators where isThorough || !validator.isThorough {
      let covered = tree.paths.filter(validator.covers)
      guard !covered.isEmpty else { continue }
      onStart(validator.name)
      let verdict = try validator.validate(covered, in: tree, using: toolbox)
      runs.append(ValidatorRun(validator: validator, verdict: verdict, covered: covered))
    }
    let ran = Set(runs.flatMap(\.provedPaths))
    runs = runs.map { $0.yielding(to: ran) }
    findings = runs.flatMap(\.findings)
    absent = runs.compactMap(\.absence)
    var judgements: [String: [Judgement]] = [:]
    for run in runs {
      for path in run.covered { judgements[path, default: []].append(run.judgement(of: path)) }
    }
    files = tree.paths.map { Judgement.file($0, judgements[$0] ?? []) }
    findings.sort()
  }

  /// Files with a proof.
  public func files(_ proof: Proof) -> [FileVerification] { files.filter { $0.proof == proof } }

  /// Whether no validator refused anything.
  public var isAccepted: Bool { findings.allSatisfy { $0.severity < .error } }

  /// `3 proved, 41 parsed, 2 unverified, 0 refused`.
  public var summary: String {
    Proof.allCases.reversed().map { "\(files($0).count) \($0.rawValue)" }.joined(separator: ", ")
  }
}

/// What one validator says about one file.
private struct Judgement {
  var proof: Proof
  var validator: String?
  var reason: String?

  /// The word on a file from all judgements: one refusal outweighs every acceptance.
  static func file(_ path: String, _ judgements: [Judgement]) -> FileVerification {
    let refusals = judgements.filter { $0.proof == .refused }
    let best = judgements.map(\.proof).max() ?? .unverified
    let proof = refusals.isEmpty ? best : .refused
    let decisive = judgements.sorted { $0.proof > $1.proof }
    let reasons = judgements.filter { $0.proof == proof }.compactMap(\.reason)
    let isOpen = proof == .unverified || proof == .refused
    return FileVerification(
      path: path, proof: proof,
      validators: (refusals.isEmpty ? decisive : refusals).compactMap(\.validator),
      reason: judgements.isEmpty
        ? "no validator reads this kind of file" : isOpen ? reasons.first : nil)
  }
}

/// A validator and what came of it.
private struct ValidatorRun {
  let validator: any Validator
  var verdict: ValidatorVerdict
  let covered: [String]

  /// The files that it ran on the real engine.
  var provedPaths: [String] { covered.filter { judgement(of: $0).proof == .proved } }

  /// The same, its refusals of files that the engine ran turned into warnings when the engine knows better.
  func yielding(to ran: Set<String>) -> ValidatorRun {
    guard validator.yieldsToEngine, case .ran(let tool, let findings, let overlooked) = verdict
    else { return self }
    let mild = findings.map { finding -> Diagnostic in
      guard let file = finding.location?.file, ran.contains(file) else { return finding }
      var finding = finding
      finding.severity = .warning
      finding.message += "; the engine itself ran the file"
      return finding
    }
    let doubted = Set(mild.filter { $0.severity == .warning }.compactMap(\.location?.file))
    var run = self
    run.verdict = .ran(
      tool: tool, findings: mild, overlooked: overlooked.union(doubted))
    return run
  }

  var findings: [Diagnostic] {
    if case .ran(_, let findings, _) = verdict { findings } else { [] }
  }

  var absence: Verification.Absence? {
    guard case .absent(let reason) = verdict else { return nil }
    return Verification.Absence(validator: validator.name, reason: reason)
  }

  func judgement(of path: String) -> Judgement {
    switch verdict {
    case .absent(let reason):
      return Judgement(proof: .unverified, reason: "\(validator.name): \(reason)")
    case .ran(let tool, let findings, let overlooked):
      let errors = findings.filter { $0.severity == .error }
      let name = "\(validator.name) (\(tool))"
      if let own = errors.first(where: { $0.location?.file == path }) {
        return Judgement(proof: .refused, validator: name, reason: own.message)
      }
      if overlooked.contains(path) {
        return Judgement(proof: .unverified, reason: "\(validator.name) does not read it")
      }
      if let whole = errors.first(where: { $0.location?.file == nil }) {
        return Judgement(
          proof: .unverified, reason: "\(validator.name) refused the project: \(whole.message)")
      }
      return Judgement(proof: validator.proof, validator: name)
    }
  }
}
