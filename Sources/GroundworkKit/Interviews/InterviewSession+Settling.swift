import CatalogStore
import GroundworkModel
public import Interviewing

extension InterviewSession {
  /// Settles a dispute, or opens it again, in one transaction; who settles it is put on record.
  ///
  /// - Returns: what it was settled on; nil when it is open again.
  @discardableResult
  public mutating func settle(
    _ dispute: Dispute, _ verdict: Verdict, by person: Respondent, because reason: String?
  ) throws -> Dispute.Settled? {
    let ruling = elicitation.ruling(
      on: dispute, verdict, by: person.id, because: reason, at: CatalogStore.now())
    switch ruling {
    case .failure(let error): throw InterviewError.invalidSettlement(error.diagnostics)
    case .success(let answer): try save([answer], of: [person], by: person.id.rawValue)
    }
    return elicitation.disputes.first { $0.key == dispute.key }?.settlement
  }

  /// The dispute about a question and record as a person names them.
  ///
  /// - Parameter record: the name or path of the record; may be left out where the question is disputed once.
  public func dispute(_ question: String, _ record: String?) throws -> Dispute {
    let all = elicitation.disputes
    let found = all.filter { dispute in
      dispute.key.question.lowercased() == question.lowercased()
        && (record.map { elicitation.isNamed(dispute.key.subject, $0) } ?? true)
    }
    guard let first = found.first else {
      throw InterviewError.noConflict(named(question, record), known: all.map(\.address))
    }
    guard found.count == 1 else {
      throw InterviewError.severalConflicts(question, known: found.map(\.address))
    }
    return first
  }

  private func named(_ question: String, _ record: String?) -> String {
    [question, record].compactMap(\.self).joined(separator: " ")
  }

  /// The side of a dispute that a stakeholder takes.
  public func side(_ name: String, of dispute: Dispute) throws -> Verdict {
    let id = Respondent(name: name).id
    guard let side = dispute.positions.first(where: { $0.respondent == id }) else {
      throw InterviewError.noSide(name, known: dispute.positions.map(\.who))
    }
    return .side(side.respondent)
  }

  /// A conversation that goes on with what has been settled meanwhile.
  public func interview(goingOn interview: Interview) -> Interview {
    interview.goingOn(subject: subject, answers: answers)
  }
}

extension Dispute {
  /// The question and the record, as they are typed: `Q3.8 revenue`.
  public var address: String {
    [key.question, key.subject.map { String($0.path) }].compactMap(\.self).joined(separator: " ")
  }
}
