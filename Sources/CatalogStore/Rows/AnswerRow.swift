import GRDB
import GroundworkModel

/// `answer` ↔ ``Answer``.
enum AnswerRow {
  static func fetchAll(_ db: Database) throws -> [Answer] {
    try Row.fetchAll(db, sql: "SELECT * FROM answer ORDER BY sequence").compactMap(answer)
  }

  private static func answer(_ row: Row) throws -> Answer? {
    guard let respondent = EntityID(row["respondent"]) else { return nil }
    let value: String? = row["value"]
    return Answer(
      question: row["question"], subject: (row["subject"] as String?).flatMap { EntityID($0) },
      respondent: respondent,
      value: try value.map { try CanonicalJSON.decode(AnswerValue.self, from: $0) },
      status: Answer.Status(rawValue: row["status"]) ?? .answered, reason: row["reason"],
      bankVersion: row["bank_version"], time: row["time"])
  }

  static func insert(_ answer: Answer, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO answer (question, subject, respondent, value, status, reason, bank_version, time)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        answer.question, answer.subject?.rawValue, answer.respondent.rawValue,
        try answer.value.map(CanonicalJSON.encode), answer.status.rawValue, answer.reason,
        answer.bankVersion, answer.time,
      ])
  }
}
