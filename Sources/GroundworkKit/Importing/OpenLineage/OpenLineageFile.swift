public import GroundworkModel

/// A file of OpenLineage events: one event, a list, or one event a line → events with their places.
public struct OpenLineageFile: Sendable {
  /// What an event is about.
  enum Kind: String {
    case run = "RunEvent"
    case job = "JobEvent"
    case dataset = "DatasetEvent"
  }

  /// One event.
  struct Event {
    let kind: Kind
    let time: String
    let members: [String: JSONSlice]
    let location: SourceLocation
  }

  private(set) var events: [Event] = []
  /// What is wrong with the file, with places.
  private(set) var diagnostics: [Diagnostic] = []
  /// Its name.
  let name: String

  /// Who says what is in such files: events of one producer may come in many of them.
  public var origin: Origin {
    Origin(.importer, "openlineage", reference: name.split(separator: "/").last.map(String.init))
  }

  /// Reads the bytes of a file; what is not an event becomes a diagnostic.
  public init(_ bytes: [UInt8], name: String) {
    self.name = name
    do {
      let root = try JSONSlice(bytes)
      let list = root.elements
      for event in list.isEmpty ? [root] : list { read(event, line: 1) }
    } catch {
      readLines(bytes, whole: error)
    }
    let sorted = events.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }
    events = sorted.map(\.element)
  }

  /// One event a line; a text whose first line is no JSON is faulty as a whole.
  private mutating func readLines(_ bytes: [UInt8], whole: JSONFault) {
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do {
        read(try JSONSlice(Array(line)), line: number)
      } catch {
        guard !events.isEmpty || !diagnostics.isEmpty else {
          return diagnostics.append(whole.diagnostic(in: bytes, file: name))
        }
        var diagnostic = error.diagnostic(in: Array(line), file: name)
        diagnostic.location?.line = number
        diagnostics.append(diagnostic)
      }
    }
    if events.isEmpty, diagnostics.isEmpty {
      diagnostics.append(whole.diagnostic(in: bytes, file: name))
    }
  }

  private mutating func read(_ event: JSONSlice, line: Int) {
    let members = event.object
    let location = SourceLocation(file: name, line: line, column: 1)
    let kind: Kind? =
      members["run"] != nil
      ? .run : members["job"] != nil ? .job : members["dataset"] != nil ? .dataset : nil
    guard let kind else {
      return fault("this is no event: it has neither `run`, `job` nor `dataset`", location)
    }
    let missing = Self.missing(in: members, kind)
    guard missing.isEmpty else {
      return fault("\(missing.map { "`\($0)`" }.joined(separator: ", ")) is missing", location)
    }
    events.append(
      Event(
        kind: kind, time: members["eventTime"]?.text ?? "", members: members, location: location))
  }

  /// The required members of the specification 2-0-2 that an event lacks.
  private static func missing(in members: [String: JSONSlice], _ kind: Kind) -> [String] {
    var missing = ["eventTime", "producer"].filter { members[$0]?.text == nil }
    if kind == .run, members["run"]?.object["runId"]?.text == nil { missing.append("run.runId") }
    for part in kind == .dataset ? ["dataset"] : ["job"] {
      let inner = members[part]?.object ?? [:]
      missing += ["namespace", "name"].filter { inner[$0]?.text == nil }.map { "\(part).\($0)" }
    }
    for side in ["inputs", "outputs"] {
      for dataset in members[side]?.elements ?? [] {
        let inner = dataset.object
        missing += ["namespace", "name"].filter { inner[$0]?.text == nil }.map { "\(side).\($0)" }
      }
    }
    return missing
  }

  private mutating func fault(_ message: String, _ location: SourceLocation) {
    diagnostics.append(
      Diagnostic(
        rule: "openlineage", message: message, location: location,
        help: "see the specification 2-0-2 of OpenLineage; remove the event, or ask its producer"))
  }
}
