import SQLLineage
import TestSupport
import Testing

/// Engines as judges: generated queries read the columns that the engine itself says they read. Engines count what is
/// named, so where subqueries may have columns that nothing asks for, the SQL reader may only see fewer.
@Suite struct EngineOracleTests {
  @Test(.enabled(if: PostgresServer.isAvailable), arguments: [true, false])
  func postgresReadsTheSame(_ readsEverything: Bool) throws {
    let run = GeneratedRun(count: 200)
    var found = Disagreements(isComplete: readsEverything)
    for start in stride(from: 0, to: run.count, by: 500) {
      let seeds = Array(run.seeds[start..<min(start + 500, run.count)])
      let queries = seeds.map {
        QueryGenerator.query($0, .postgreSQL, readsEverything: readsEverything).text
      }
      for (place, answer) in try PostgresOracle.answers(to: queries).enumerated() {
        let query = queries[place]
        found.judge(ReadSet(of: query, .postgreSQL), answer, seeds[place], query)
      }
    }
    #expect(found.isEmpty && found.accepted > 90, "\(found)")
  }

  @Test(arguments: [true, false])
  func sqliteReadsTheSame(_ readsEverything: Bool) throws {
    var found = Disagreements(isComplete: readsEverything)
    let oracle = SQLiteOracle()
    for seed in GeneratedRun(count: 200).seeds {
      let (query, shared) = QueryGenerator.query(seed, .sqlite, readsEverything: readsEverything)
      let answer = oracle.answer(to: query)
      var ours = ReadSet(of: query, .sqlite)
      if let theirs = try? answer.get() { ours = ours.forgiving(shared, known: theirs) }
      found.judge(ours, answer, seed, query)
    }
    #expect(found.isEmpty && found.accepted > 90, "\(found)")
  }
}

extension QueryGenerator {
  /// The query of a seed, and the columns that its joins share.
  static func query(
    _ seed: UInt64, _ engine: Engine, readsEverything: Bool
  ) -> (text: String, shared: Set<String>) {
    var generator = QueryGenerator(seed: seed, engine)
    generator.readsEverything = readsEverything
    let text = generator.make()
    return (text, generator.shared)
  }
}
