/// A table with every kind of dirt, and what it refers to, as SQL and as text files.
enum DirtyRows {
  private struct Column {
    var name: String
    var value: @Sendable (Int) -> String?
  }

  private static let columns: [Column] = [
    Column(name: "row") { "r\($0 % 117)" },
    Column(name: "thing_code") { $0 < 116 ? "C\($0)" : "c\($0 - 100)" },
    Column(name: "gaps") { $0 % 30 == 0 ? nil : $0 % 40 == 1 ? "" : "g\($0 % 50)" },
    Column(name: "nothing") { _ in nil },
    Column(name: "words") { row in
      let signs = ["N/A", "-", " ", "null", "?"]
      return row % 25 == 3 ? signs[row / 25] : "w\(row % 30)"
    },
    Column(name: "same") { _ in "one" },
    Column(name: "day") { row in
      if row == 50 { return "2024-02-30" }
      return row % 10 == 4 ? "07.0\(row % 9 + 1).2024" : "2024-01-1\(row % 9)"
    },
    Column(name: "slashed") { row in
      if row == 7 { return "30/02/2024" }
      return row % 2 == 0 ? "2\(row % 9)/03/2024" : "03/2\(row % 8)/2024 10:30"
    },
    Column(name: "price") { row in
      if row % 12 == 5 { return "1.2\(row % 10)0,5" }
      return row % 3 == 0 ? "7" : "\(row),250.75"
    },
    Column(name: "size") { $0 == 60 ? "big" : $0 == 61 ? "007" : String($0) },
    Column(name: "born_on") { row in
      if row == 9 { return "2150-01-05" }
      return row == 10 ? "9999-12-31" : "19\(70 + row % 30)-05-1\(row % 9)"
    },
    Column(name: "blank\" 'd") { $0 % 40 == 2 ? "\tx\($0 % 20) " : "x\($0 % 20)" },
    Column(name: "status") { ["open", "open", "open", "Open", "done"][$0 % 5] },
    Column(name: "parent_id") { $0 % 45 == 8 ? "\(900 + $0)" : "P\($0 % 80)" },
    Column(name: "exact") { $0 % 4 == 0 ? "1.5e3" : "2.5" },
    Column(name: "seen") { $0 == 33 ? "99:99:99" : "1\($0 % 9):30" },
    Column(name: "flag") { $0 == 44 ? "perhaps" : ["yes", "no"][$0 % 2] },
  ]

  private static let rows: [[String?]] = {
    let rows = (0..<120).map { row in columns.map { $0.value(row) } }
    return rows + rows[20..<23]
  }()

  static let sql: String = {
    let names = columns.map { "\"\($0.name.replacing("\"", with: "\"\""))\" text" }
    let values = rows.map { row in
      "(" + row.map { $0.map { "'\($0)'" } ?? "NULL" }.joined(separator: ", ") + ")"
    }
    let parents = (0..<80).map { "('P\($0)')" }
    return #"""
      CREATE TABLE "dirty ""table""" (\#(names.joined(separator: ", ")));
      INSERT INTO "dirty ""table""" VALUES \#(values.joined(separator: ", "));
      CREATE TABLE parent (parent_id text PRIMARY KEY);
      INSERT INTO parent VALUES \#(parents.joined(separator: ", "));
      CREATE TABLE typed (n integer, flagged boolean, born date, amount decimal(9,2));
      INSERT INTO typed SELECT 1, NULL, '2150-01-05', 5 FROM parent WHERE parent_id < 'P15';
      INSERT INTO typed SELECT 1, true, '1990-01-05', 5 FROM parent;
      INSERT INTO typed VALUES (NULL, NULL, NULL, NULL);
      """#
  }()

  static let csv: [String: String] = {
    let field = { (text: String?) in
      text.map { "\"\($0.replacing("\"", with: "\"\""))\"" } ?? ""
    }
    let lines = [columns.map { field($0.name) }] + rows.map { $0.map(field) }
    let parents = (0..<80).map { "P\($0),\n" }.joined()
    return [
      "dirty.csv": lines.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n",
      "parent.csv": "parent_id,\n" + parents,
      "ragged.tsv": "a\tb\tc\n1\t2\t3\n1\t2\n\"x\ty\"\t2\t3\n1\t2\t3\t4\n",
      "damaged.tsv": "a\tb\n1\t\u{FFFD}\n2\tx\n",
      "bare.csv": "1,2\n3,4\n5,6\n",
    ]
  }()
}
