import CommandLineSupport
import GroundworkKit
import GroundworkModel
import Profiling
import Scanners

/// One run of `catalog scan` over its sources: what is done, what is not, and what comes next.
struct ScanRun {
  let harvest: Harvest
  let isStopped: @Sendable () -> Bool

  private(set) var reports: [HarvestReport] = []
  private(set) var unchecked: [CrossReferences.Unchecked] = []
  /// How many sources could not be read.
  private(set) var failed = 0

  private var references = CrossReferences()
  private var isConnected = false
  /// Sources of which nothing was saved because the scan was stopped, as a person would type them.
  private var left: [String] = []

  init(harvest: Harvest, isStopped: @escaping @Sendable () -> Bool) {
    self.harvest = harvest
    self.isStopped = isStopped
  }

  /// Scans one source; one that cannot be read is told, and none is begun once the scan is to stop.
  mutating func scan(_ target: HarvestTarget, _ request: ScanRequest, _ workspace: Workspace) throws
  {
    do {
      if isStopped() { throw ScanError.interrupted }
      let report = try harvest.run(request, noting: &references)
      reports.append(report)
      if !report.left.isEmpty { left.append(target.word) }
      try SourceListing.add(target, to: workspace).map { Terminal.say($0) }
    } catch ScanError.interrupted {
      left.append(target.word)
    } catch let error as ScanError {
      Terminal.showProgress("")
      Terminal.say("error: source `\(target.name)`: \(error)")
      failed += 1
    }
  }

  /// Looks for references between the sources, unless the scan was stopped.
  mutating func connect() throws {
    guard !isStopped(), !reports.isEmpty else { return }
    unchecked = try harvest.connect(references, &reports)
    isConnected = true
  }

  /// What was done before the scan was stopped, and how to go on.
  var farewell: String {
    var lines = reports.map { report in
      let rest = report.left.isEmpty ? "all" : "rows of \(report.datasets - report.left.count)"
      return "saved: `\(report.source.segments[0])`, \(rest) of \(report.datasets) datasets"
    }
    if !isConnected { lines.append("not looked for: references between sources") }
    guard !left.isEmpty else { return lines.joined(separator: "\n") }
    lines.append("not finished: " + left.map { "`\($0)`" }.joined(separator: ", "))
    lines.append(
      "help: `catalog scan \(left.joined(separator: " "))` goes on; what was saved stays")
    return lines.joined(separator: "\n")
  }
}

extension HarvestTarget {
  /// What names it on a command line: its name where that is listed, else its address.
  fileprivate var word: String { isInSettings ? name : address.connection }
}
