import SQLLineage
import Testing

@Suite struct HostileSQLTests {
  @Test(arguments: [
    "", ";", ";;;", "(", ")", "select", "select select", "select * from", "select 'open", "\"",
    "/*",
    "$a$", "with", "with a as", "with a as (",
    "with recursive r as (select 1 union all select * from r) select * from r",
    "create", "create view", "create view v as", "insert", "insert into t", "select case",
    "select case when",
    "select a from b join", "select a from b join c on", "select f(", "select a over (",
    "select a[",
    "select cast(", "values", "values (", "select (((((((", "select a.b.c.d.e.f from g.h.i.j",
    "\u{0}",
    "select\u{0}1", "SELECT é FROM ü", "from", "table", "select * exclude from t",
    "select * replace (a as b) from t",
    "select x from (select x from (select x", "select a as from b", "::", "select a::",
    "select 1..2", "select .",
    "select interval", "select date", "select not", "select exists(", "union", "select 1 union",
    "with a as (select 1), a as (select 2) select * from a", "from t |> aggregate group by",
    "select * from @stage (x", "from t |> aggregate sum(a) as s", "merge into",
    "merge into t using",
    "update", "update t set", "delete", "insert all into", "insert into t (", "copy into",
    "unload (",
    "create procedure", "create function f() as $$ begin", "execute immediate '",
    "alter table a swap",
    "select * from t pivot (", "select * from t unpivot (a for b in (", "pivot t on", "{{", "{% if",
    "select a from t order siblings",
    "select sum(a) over w from t window w as (partition by sum(b) over w)",
    "{{ ref('", "q'[", "select @", "select a[1:", "select {'a':", "from a insert into",
  ])
  func nothingTraps(_ text: String) {
    for dialect in Dialect.all { _ = SQLScript(text, dialect).lineage() }
  }

  @Test func everyPrefixOfEveryCaseEnds() {
    for example in LineageCase.all {
      let dialect = Dialect.named(example.dialect)
      let schema = example.tableSchema
      for length in stride(from: 0, to: example.sql.count, by: 3) {
        _ = SQLScript(String(example.sql.prefix(length)), dialect).lineage(in: schema)
      }
    }
  }

  @Test func deepNestingIsSaid() {
    for open in ["(select ", "* from (select ", "f(", "case when "] {
      let text = "select " + String(repeating: open, count: 5000)
      let statements = SQLScript(text, .postgreSQL).lineage()
      #expect(statements.contains { $0.diagnostics.contains { $0.rule == "too-deep" } }, "\(open)")
    }
  }

  @Test func bracketsAndJoinsAreNoDepth() {
    let brackets = String(repeating: "(", count: 5000) + "t.a" + String(repeating: ")", count: 5000)
    let deep = SQLScript("SELECT \(brackets) AS a FROM t", .postgreSQL).lineage()
    #expect(deep.first?.edges.map(\.column) == ["a"])
    #expect(deep.first?.outcome == .exact)
    let joins = (0..<3000).map { "JOIN t\($0) ON t\($0).id = t.id" }.joined(separator: " ")
    let wide = SQLScript("SELECT t2999.x FROM t \(joins)", .postgreSQL).lineage()
    #expect(wide.first?.sources.count == 3001)
    #expect(wide.first?.edges.filter { $0.kind.isDirect }.map(\.table) == [["t2999"]])
  }

  @Test func longChainsAreNoDepth() {
    let ors = Array(repeating: "t.a = 1", count: 10_000).joined(separator: " OR ")
    let wide = SQLScript("SELECT t.b FROM t WHERE " + ors, .postgreSQL).lineage()
    #expect(wide.first?.outcome == .exact)
    #expect(wide.first?.edges.count == 2)
    let chain = (1..<500).map { "c\($0) AS (SELECT a, b FROM c\($0 - 1))" }
    let text =
      "WITH c0 AS (SELECT a, b FROM t), " + chain.joined(separator: ", ") + " SELECT a FROM c499"
    let deep = SQLScript(text, .postgreSQL).lineage()
    #expect(deep.first?.edges.map(\.table) == [["t"]])
  }
}
