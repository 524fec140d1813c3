import CatalogStore
import GroundworkModel
import YAMLDocument

/// Links, lineage, classifications and answers ↔ YAML, members in reading order; what is the usual case is left out.
enum FactForm {
  static func node(_ link: Link) -> YAMLNode {
    mapping([
      ("source", .text(link.source.rawValue)), ("kind", .text(link.kind.rawValue)),
      ("target", .text(link.target.rawValue)),
      ("status", link.status == .confirmed ? nil : .text(link.status.rawValue)),
      ("confidence", link.confidence.map { .number("\($0)") }),
      ("evidence", list(link.evidence)), ("origin", link.origin.json),
    ])
  }

  static func node(_ edge: LineageEdge, fileOrigin: Origin?) -> YAMLNode {
    mapping([
      ("source", .text(edge.source.rawValue)), ("target", .text(edge.target.rawValue)),
      ("transformation", .text(edge.transformation.rawValue)),
      ("step", edge.step.map { .text($0.rawValue) }),
      ("expression", edge.expression.map { .text($0) }),
      ("origin", edge.origin == fileOrigin ? nil : edge.origin.json),
    ])
  }

  static func node(_ one: Classification, fileOrigin: Origin?) -> YAMLNode {
    mapping([
      ("category", .text(one.category)), ("sensitivity", .text(one.sensitivity.rawValue)),
      ("confidence", .number("\(one.confidence)")), ("verdict", .text(one.verdict.rawValue)),
      ("evidence", list(one.evidence)),
      ("origin", one.origin == fileOrigin ? nil : one.origin.json),
    ])
  }

  static func node(_ answer: Answer) -> YAMLNode {
    mapping([
      ("question", .text(answer.question)), ("subject", answer.subject.map { .text($0.rawValue) }),
      ("respondent", .text(answer.respondent.rawValue)), ("value", answer.value?.json),
      ("status", answer.status == .answered ? nil : .text(answer.status.rawValue)),
      ("reason", answer.reason.map { .text($0) }),
      ("bankVersion", .number("\(answer.bankVersion)")), ("time", .text(answer.time)),
    ])
  }

  /// Members in the order given, without those that are nil.
  static func mapping(_ members: [(String, JSONValue?)]) -> YAMLNode {
    YAMLNode(
      .mapping(members.compactMap { key, value in value.map { .init(key, YAMLNode(json: $0)) } }))
  }

  private static func list(_ texts: [String]) -> JSONValue? {
    texts.isEmpty ? nil : .array(texts.map { .text($0) })
  }
}

extension AnswerValue {
  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): .text(text)
    case .number(let value): .number("\(value)")
    case .flag(let value): .bool(value)
    case .list(let elements): .array(elements.map(\.json))
    case .record(let members): .object(members.mapValues(\.json))
    }
  }
}

/// The members of the facts as they are read; what may be left out is optional.
struct LinkForm: Decodable {
  static let keys = ["source", "kind", "target", "status", "confidence", "evidence", "origin"]

  var source: EntityID
  var kind: LinkKind
  var target: EntityID
  var status: Link.Status?
  var confidence: Double?
  var evidence: [String]?
  var origin: Origin

  var link: Link {
    Link(
      source, kind, target, status: status ?? .confirmed, confidence: confidence,
      evidence: evidence ?? [], origin: origin)
  }
}

struct EdgeForm: Decodable {
  static let keys = ["source", "target", "transformation", "step", "expression", "origin"]

  var source: EntityID
  var target: EntityID
  var transformation: LineageEdge.Transformation
  var step: EntityID?
  var expression: String?
  var origin: Origin?

  func edge(fileOrigin: Origin) -> LineageEdge {
    LineageEdge(
      from: source, to: target, transformation: transformation, step: step, expression: expression,
      origin: origin ?? fileOrigin)
  }
}

struct ClassificationForm: Decodable {
  static let keys = ["category", "sensitivity", "confidence", "verdict", "evidence", "origin"]

  var category: String
  var sensitivity: Classification.Sensitivity
  var confidence: Double
  var verdict: Classification.Verdict
  var evidence: [String]?
  var origin: Origin?

  func classification(of column: EntityID, fileOrigin: Origin) -> Classification {
    Classification(
      column: column, category: category, sensitivity: sensitivity, confidence: confidence,
      evidence: evidence ?? [], verdict: verdict, origin: origin ?? fileOrigin)
  }
}

struct AnswerForm: Decodable {
  static let keys = [
    "question", "subject", "respondent", "value", "status", "reason", "bankVersion", "time",
  ]

  var question: String
  var subject: EntityID?
  var respondent: EntityID
  var value: AnswerValue?
  var status: Answer.Status?
  var reason: String?
  var bankVersion: Int
  var time: String

  var answer: Answer {
    Answer(
      question: question, subject: subject, respondent: respondent, value: value,
      status: status ?? .answered, reason: reason, bankVersion: bankVersion, time: time)
  }
}
