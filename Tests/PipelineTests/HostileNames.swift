import Foundation
import GroundworkModel
import TestSupport

/// Texts that would be code in one of the languages that a pipeline is written in.
enum HostileNames {
  static let all = [
    "{{ 7 * 7 }}", "{% raw %}", "{# comment", "}} {{", "<% slug %>", "<%tables_json%>",
    "'); drop table x; --", "\" or 1=1 --", "line\nbreak: [x]\n- y", "../../../etc/passwd",
    "`touch pwned`", "$(touch pwned)", "$$(shell touch pwned)", "# heading | cell", "select",
    "group", "naïve 日本語 🎉", "*/ /* -->", "%s %(x)s {0} {name}", "back\\slash\\",
    "!!python/object:os.system",
    "\"\"\"\nimport os\nos.system('touch pwned')\n\"\"\"", "=cmd|' /C calc'!A0", "__name__",
    "<script>alert(1)</script>", "tab\tand\u{202E}override",
    String(repeating: "long name ", count: 40),
  ]

  /// A table per hostile name, every name in it hostile too, and a figure over each.
  static var catalog: CatalogContent {
    var catalog = StoryCatalog()
    catalog.source("shop", "sqlite")
    for (index, name) in all.enumerated() {
      let columns = columns(of: index)
      catalog.table(
        ["shop", name], key: [columns[0]], description: name,
        [columns[0]: .integer, columns[1]: .decimal, columns[2]: .date, columns[3]: .text])
      add(name, index, columns, to: &catalog)
    }
    return catalog.content
  }

  /// Key, amount, date and word, named so that each hostile name is each of them somewhere.
  static func columns(of index: Int) -> [String] {
    (0..<4).map { "\($0)" + all[(index + $0) % all.count] }
  }

  private static func add(
    _ name: String, _ index: Int, _ columns: [String], to catalog: inout StoryCatalog
  ) {
    let id = EntityID(.kpi, path: [name])
    var metric = Metric(kind: .kpi, shape: .sum)
    metric.definition = name
    metric.unit = name
    metric.steward = name
    metric.targets = [.init(value: 1)]
    let origin = Origin(.person, "mallory")
    catalog.insert(
      Entity(
        id: id, name: name, description: name, owner: name, details: .kpi(metric), origin: origin))
    let slots: [(Metric.Component.Slot, String)] = [
      (.value, columns[1]), (.date, columns[2]), (.dimension, columns[3]), (.filter, columns[3]),
    ]
    for (number, (slot, column)) in slots.enumerated() {
      let component = EntityID(.component, path: [name, String(number)])
      var made = Metric.Component(metric: id, slot: slot, role: name)
      if slot == .filter { made.condition = .notIn("left out", all[(index + 1) % all.count]) }
      catalog.insert(
        Entity(id: component, name: name, details: .component(made), origin: origin))
      catalog.insert(Link(id, .needs, component, origin: origin))
      catalog.insert(
        Link(
          component, .satisfiedBy,
          EntityID(.dataset, path: ["shop", name]).child(.column, column), origin: origin))
    }
    let decision = EntityID(.decision, path: [name])
    catalog.insert(
      Entity(
        id: decision, name: name, owner: name, details: .decision(Decision(statement: name)),
        origin: origin))
    catalog.insert(Link(decision, .uses, id, origin: origin))
  }

  /// SQL that makes the tables, each with three rows: one kept, two filtered out.
  static var tables: String {
    all.enumerated().map { index, name in
      let names = columns(of: index).map(quoted)
      let other = all[(index + 1) % all.count].trimmingCharacters(in: .whitespaces)
      return """
        create table \(quoted(name)) (\(names[0]) integer primary key, \(names[1]) numeric, \(names[2]) date,
          \(names[3]) text);
        insert into \(quoted(name)) values (1, 2.5, '2025-01-01', \(literal(name))),
          (2, 100, '2025-01-02', 'left out'), (3, 1000, '2025-01-03', \(literal(other)));
        """
    }.joined(separator: "\n")
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  private static func literal(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}
