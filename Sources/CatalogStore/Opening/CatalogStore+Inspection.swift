import GRDB

extension CatalogStore {
  /// What is wrong with the file: broken pages, references to nothing, an index out of step. Empty when it is sound.
  public func damage() throws -> [String] {
    try queue.read { db in
      let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let references = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
        "a row of `\($0[0] as String)` refers to nothing in `\($0[2] as String)`"
      }
      let unindexed = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM entity
          WHERE ((7 - importance) << 36 | key) NOT IN (SELECT rowid FROM search)
          """)
      let lost = unindexed ?? 0
      return pages + references + (lost == 0 ? [] : ["\(lost) entities cannot be found by search"])
    }
  }
}
