import CatalogStore
import GroundworkModel

/// Differences as a log of the Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS), for code hosts that show
/// findings beside the change.
///
/// Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
public struct SARIFReport: Encodable, Sendable {
  struct Run: Encodable {
    var tool: Tool
    var results: [Result]
    var columnKind = "unicodeCodePoints"
    var properties: Extent
  }

  struct Tool: Encodable {
    struct Driver: Encodable {
      var name = "groundwork-catalog-diff"
      var semanticVersion: String
      var rules: [Rule]
    }

    var driver: Driver
  }

  struct Rule: Encodable {
    struct Configuration: Encodable {
      var level: String
    }

    var id: String
    var shortDescription: Message
    var defaultConfiguration: Configuration
  }

  struct Message: Encodable {
    var text: String
  }

  struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Message
    var locations: [Location]
    var partialFingerprints: [String: String]
  }

  struct Location: Encodable {
    struct Physical: Encodable {
      var artifactLocation: Artifact
    }

    struct Artifact: Encodable {
      var uri: String
    }

    struct Logical: Encodable {
      var name: String
      var fullyQualifiedName: String
      var kind: String
    }

    var physicalLocation: Physical
    var logicalLocations: [Logical]
  }

  var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  var version = "2.1.0"
  var runs: [Run]

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  /// A result for each rule that a difference falls under, the gravest differences first.
  ///
  /// - Parameters:
  ///   - answer: the differences.
  ///   - version: the version of the command.
  ///   - file: the path of the catalog they were found in, relative to the folder that is checked.
  public init(_ answer: DifferenceAnswer, version: String, file: String) {
    let rules = DifferenceRule.allCases.map(Rule.init)
    let results = answer.changes.flatMap { rated in
      rated.rules.map { Result($0, of: rated, file: file) }
    }
    runs = [
      Run(
        tool: Tool(driver: .init(semanticVersion: version, rules: rules)), results: results,
        properties: answer.extent)
    ]
  }
}

extension SARIFReport.Rule {
  init(_ rule: DifferenceRule) {
    id = rule.rawValue
    shortDescription = .init(text: rule.words)
    defaultConfiguration = .init(level: rule.severity.level)
  }
}

extension SARIFReport.Result {
  init(_ rule: DifferenceRule, of rated: RatedChange, file: String) {
    let fields = rated.change.fields.map(\.words).joined(separator: "; ")
    ruleId = rule.rawValue
    ruleIndex = DifferenceRule.allCases.firstIndex(of: rule) ?? 0
    level = rule.severity.level
    message = .init(
      text: "\(rated.label) \(rated.change.action.rawValue)"
        + (fields.isEmpty ? "" : " (\(fields))") + ": \(rule.words)")
    let id = EntityID(rated.change.id)
    locations = [
      .init(
        physicalLocation: .init(artifactLocation: .init(uri: Self.uri(file))),
        logicalLocations: [
          .init(
            name: id?.name ?? rated.change.id, fullyQualifiedName: rated.label,
            kind: id?.kind.rawValue ?? rated.change.what)
        ])
    ]
    partialFingerprints = [
      "difference/v1": "\(rule.rawValue) \(rated.change.action.rawValue) \(rated.label)"
    ]
  }

  /// A path as a relative URI reference: what RFC 3986 does not let stand in a path is percent-encoded.
  private static func uri(_ path: String) -> String {
    path.utf8.reduce(into: "") { uri, byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-._~/".utf8.contains(byte)
      uri += isPlain ? String(UnicodeScalar(byte)) : "%" + hex(byte)
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}

extension DifferenceSeverity {
  /// As SARIF names it.
  fileprivate var level: String {
    switch self {
    case .breaking: "error"
    case .risky: "warning"
    case .safe: "note"
    }
  }
}
