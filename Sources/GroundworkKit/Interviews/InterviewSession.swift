public import CatalogStore
import Foundation
public import GroundworkModel
public import Interviewing

/// An interview and the catalog it is kept in: every answer is one transaction, together with what follows from it.
public struct InterviewSession: Sendable {
  /// Questions, archetypes and vocabularies.
  public let knowledge: InterviewKnowledge
  /// The project and what the catalog knows of it by other means.
  public private(set) var subject: InterviewSubject
  /// All answers of all respondents, oldest first.
  public private(set) var answers: [Answer]
  let store: CatalogStore

  /// Opens the interview of a project, where it was left.
  ///
  /// - Parameter depth: which questions are asked: a profile of the bank.
  public init(
    workspace: Workspace, depth: String = "quick", mode: CatalogStore.Mode = .open
  ) throws {
    guard FileManager.default.fileExists(atPath: workspace.settingsPath) else {
      throw InterviewError.notAProject(folder: workspace.folder.relativePath)
    }
    let settings = try ProjectSettings.load(from: workspace.folder)
    knowledge = try InterviewKnowledge.load(from: workspace.assets)
    store = try workspace.openCatalog(mode)
    answers = try store.read { try $0.answers() }
    subject = InterviewSubject(
      projectName: settings.name, industry: settings.industry, depth: depth,
      base: try store.read { try Self.base($0) })
  }

  /// Sources known by other means than this interview, and its people.
  private static func base(_ reader: CatalogReader) throws -> [Entity] {
    let sources = try reader.entities(.source).filter { entity in
      !entity.isOfInterview && entity.origin.kind != .generator && entity.status != .removed
    }
    return sources + (try reader.entities(.stakeholder))
  }

  /// A conversation with one stakeholder, where it was left.
  ///
  /// - Parameter lens: the role whose questions are asked; all questions when nil.
  public func interview(with respondent: EntityID, lens: Stakeholder.Role?) -> Interview {
    Interview(
      knowledge: knowledge, subject: subject, respondent: respondent, lens: lens, answers: answers)
  }

  /// The walk over all answers.
  public var elicitation: Elicitation {
    Elicitation(knowledge: knowledge, subject: subject, answers: answers)
  }

  /// The people of the interviews so far, by name.
  public var people: [(name: String, role: Stakeholder.Role)] {
    subject.base.compactMap { entity in
      if case .stakeholder(let person) = entity.details { (entity.name, person.role) } else { nil }
    }
  }

  /// Puts a person on record, or brings their role up to date.
  public mutating func introduce(_ person: Respondent) throws {
    try save([], of: [person], by: person.id.rawValue)
  }

  /// Saves answers, and brings everything that follows from all answers up to date, in one transaction.
  ///
  /// What others have answered meanwhile, in another process, is read again inside the transaction.
  public mutating func save(
    _ added: [Answer], of people: [Respondent] = [], by actor: String
  ) throws {
    var subject = subject
    answers = try store.write(by: actor, because: "scaffold interview") { writer in
      for person in people { try writer.save(person.entity(over: writer.reader.entity(person.id))) }
      for answer in added { try writer.append(answer) }
      let all = try writer.reader.answers()
      subject.base = try Self.base(writer.reader)
      try writer.save(
        IntentProposal(Elicitation(knowledge: knowledge, subject: subject, answers: all)))
      return all
    }
    self.subject = subject
  }
}

/// Who is asked.
public struct Respondent: Hashable, Sendable {
  /// The name as people write it.
  public var name: String
  /// The lens through which they are asked; kept as it was when nil.
  public var role: Stakeholder.Role?
  /// Where they work.
  public var unit: String?

  /// A person by name.
  public init(name: String, role: Stakeholder.Role? = nil, unit: String? = nil) {
    self.name = name
    self.role = role
    self.unit = unit
  }

  /// Whether the name has anything that can stand in an id.
  public var hasName: Bool { name.contains { $0.isLetter || $0.isNumber } }

  /// `stakeholder/maria-keller`.
  public var id: EntityID { EntityID(.stakeholder, slug: name) }
}

extension Respondent {
  /// The person as an entity; what is not said now stays as it was.
  func entity(over stored: Entity?) -> Entity {
    var details = Stakeholder(role: role ?? .productOwner)
    if case .stakeholder(let known)? = stored?.details {
      details = known
      details.role = role ?? known.role
    }
    details.unit = unit ?? details.unit
    var entity =
      stored
      ?? Entity(
        id: id, name: name, status: .confirmed, details: details.details,
        origin: Origin(.stakeholder, id.rawValue))
    entity.details = details.details
    return entity
  }
}
