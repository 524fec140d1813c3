import SQLLineage
import TestSupport
import Testing

/// Engines as judges: generated queries read the columns that the engine itself says they read.
@Suite struct EngineOracleTests {
  @Test(.enabled(if: PostgresServer.isAvailable)) func postgresReadsTheSame() throws {
    let run = GeneratedRun(count: 300)
    var found = Disagreements()
    for start in stride(from: 0, to: run.count, by: 500) {
      let seeds = Array(run.seeds[start..<min(start + 500, run.count)])
      let queries = seeds.map { QueryGenerator.query($0, .postgreSQL).text }
      for (place, answer) in try PostgresOracle.answers(to: queries).enumerated() {
        let query = queries[place]
        found.judge(ReadSet(of: query, .postgreSQL), answer, seeds[place], query)
      }
    }
    #expect(found.isEmpty && found.accepted > 90, "\(found)")
  }

  @Test func sqliteReadsTheSame() throws {
    var found = Disagreements()
    let oracle = SQLiteOracle()
    for seed in GeneratedRun(count: 300).seeds {
      let (query, shared) = QueryGenerator.query(seed, .sqlite)
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
  static func query(_ seed: UInt64, _ engine: Engine) -> (text: String, shared: Set<String>) {
    var generator = QueryGenerator(seed: seed, engine)
    let text = generator.make()
    return (text, generator.shared)
  }
}
