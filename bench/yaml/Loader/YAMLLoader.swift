import Foundation
import YAMLDocument

/// `bench-yaml make FILE COLUMNS` writes a text as an export has it; `bench-yaml load FILE` says what reading it costs.
@main
struct YAMLLoader {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch (arguments.dropFirst().first, arguments.count) {
    case ("make", 4): try make(arguments[2], columns: Int(arguments[3]) ?? 30_000)
    case ("load", 3): try load(arguments[2])
    default:
      print("usage: bench-yaml make FILE COLUMNS | load FILE")
      exit(2)
    }
  }

  private static func make(_ path: String, columns: Int) throws {
    let tables = (0..<columns / 20).map { table in
      mapping([
        ("id", .text("dataset/shop.public.table_\(table)")), ("name", .text("table_\(table)")),
        ("description", .text("One row per order line: copied nightly, \"as is\".")),
        ("status", .text("confirmed")), ("columns", .sequence((0..<20).map { column(table, $0) })),
      ])
    }
    try YAMLWriter.write(YAMLNode(.sequence(tables)))
      .write(toFile: path, atomically: true, encoding: .utf8)
  }

  private static func column(_ table: Int, _ number: Int) -> YAMLNode {
    mapping([
      ("name", .text("customer_attribute_\(number)")),
      ("description", .text("What it is, in a few words")),
      ("status", .text("confirmed")),
      ("tags", .sequence([YAMLNode(.text("reviewed")), YAMLNode(.text("yes"))])),
      (
        "details",
        mapping([
          ("isNullable", .bool(number % 2 == 0)), ("nativeType", .text("character varying(80)")),
          ("position", .integer(number)), ("type", .text("text")),
          (
            "profile",
            mapping([
              ("distinct", .integer(table)), ("isSampled", .bool(true)),
              ("mean", .number(Double(table) / 7)),
              ("nulls", .integer(3)), ("rows", .integer(1000)), ("topValues", .sequence([])),
            ]).content
          ),
        ]).content
      ),
      ("origin", mapping([("actor", .text("source/shop")), ("kind", .text("scan"))]).content),
    ])
  }

  private static func mapping(_ members: [(String, YAMLNode.Content)]) -> YAMLNode {
    YAMLNode(.mapping(members.map { .init($0, YAMLNode($1)) }))
  }

  private static func load(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let start = clock()
    let node = try YAML.parse(text, file: path)
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    print(String(format: "%.3f", seconds), node.elements.count)
  }
}
