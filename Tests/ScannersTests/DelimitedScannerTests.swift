import Foundation
import GroundworkModel
import Scanners
import TestSupport
import Testing

/// An ugly file, and what must be found in it.
struct UglyFile: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var bytes: [UInt8]
  var names: [String]
  var types: [DataType]
  var rows: Int
  var issues: [String] = []

  init(
    _ name: String, _ text: String, _ names: [String], _ types: [DataType], rows: Int,
    issues: [String] = []
  ) {
    self.init(name, Array(text.utf8), names, types, rows: rows, issues: issues)
  }

  init(
    _ name: String, _ bytes: [UInt8], _ names: [String], _ types: [DataType], rows: Int,
    issues: [String] = []
  ) {
    testDescription = name
    self.bytes = bytes
    self.names = names
    self.types = types
    self.rows = rows
    self.issues = issues
  }

  static let all: [UglyFile] = [
    .init("plain", "id,name\n1,Ann\n2,Bo\n", ["id", "name"], [.integer, .text], rows: 2),
    .init("no last line end", "id,name\n1,Ann\n2,Bo", ["id", "name"], [.integer, .text], rows: 2),
    .init("CRLF", "id,name\r\n1,Ann\r\n2,Bo\r\n", ["id", "name"], [.integer, .text], rows: 2),
    .init("old Mac", "id,name\r1,Ann\r2,Bo\r", ["id", "name"], [.integer, .text], rows: 2),
    .init(
      "byte order mark", [0xEF, 0xBB, 0xBF] + Array("id,name\n1,Ann\n".utf8), ["id", "name"],
      [.integer, .text], rows: 1),
    .init(
      "quotes", "id,note\n1,\"a \"\"b\"\", c\"\n2,\"two\nlines\"\n3,5\" pipe\n", ["id", "note"],
      [.integer, .text], rows: 3),
    .init(
      "semicolons and decimal commas", "day;cost\n2025-01-01;1.826,61\n2025-01-02;718,99\n",
      ["day", "cost"], [.date, .decimal], rows: 2),
    .init("tabs", "a\tb\n1\tx, y\n2\tz\n", ["a", "b"], [.integer, .text], rows: 2),
    .init("bars", "a|b\n1|2.5\n2|3\n", ["a", "b"], [.integer, .decimal], rows: 2),
    .init(
      "a comma in one column", "name\nAnn, of Kent\nBo\n\nCy\n", ["name"], [.text], rows: 4,
      issues: ["ragged-rows"]),
    .init(
      "ragged", "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3\n", ["a", "b", "c"],
      [.integer, .integer, .integer], rows: 4, issues: ["ragged-rows"]),
    .init("blank lines", "a,b\n\n1,2\n\n3,4\n\n", ["a", "b"], [.integer, .integer], rows: 2),
    .init(
      "no header", "1,2025-01-01,x\n2,2025-01-02,y\n", ["column_1", "column_2", "column_3"],
      [.integer, .date, .text], rows: 2, issues: ["no-header"]),
    .init(
      "names missing and twice", "id,,id \n1,2,3\n", ["id", "column_2", "id_2"],
      [.integer, .integer, .integer], rows: 1, issues: []),
    .init(
      "Windows-1252", Array("id,name\n1,M".utf8) + [0xFC] + Array("ller\n2,".utf8) + [0x80, 0x0A],
      ["id", "name"], [.integer, .text], rows: 2, issues: ["encoding"]),
    .init(
      "UTF-16",
      [0xFF, 0xFE] + "id,name\n1,Zoë\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      ["id", "name"], [.integer, .text], rows: 1, issues: ["encoding"]),
    .init(
      "NULs and lost characters", "id,name\n1,a\u{0}b\n2,M\u{FFFD}ller\n", ["id", "name"],
      [.integer, .text], rows: 2, issues: ["encoding-damage"]),
    .init(
      "leading zeros", "plz,n\n01067,1\n10115,2\n80331,3\n", ["plz", "n"], [.text, .integer],
      rows: 3),
    .init(
      "kinds of value",
      "b,u,t,ts,f\ntrue,123e4567-e89b-12d3-a456-426614174000,08:30,2025-01-01T10:00:00Z,1e3\n"
        + "false,123e4567-e89b-12d3-a456-426614174001,18:30,2025-01-02 10:00,2.5\n",
      ["b", "u", "t", "ts", "f"], [.boolean, .uuid, .time, .timestamp, .decimal], rows: 2),
    .init("a header alone", "id,name\n", ["id", "name"], [.text, .text], rows: 0),
    .init("empty", "", [], [], rows: 0),
    .init(
      "a field of two megabytes",
      "id,note\n1,\"\(String(repeating: "x\n", count: 1 << 20))\"\n2,y\n",
      ["id", "note"], [.integer, .text], rows: 2),
  ]
}

@Suite struct DelimitedScannerTests {
  private func scan(_ path: String, in folder: TemporaryFolder) throws -> ScanResult {
    let request = ScanRequest(
      name: "files", address: try SourceAddress(path, in: folder.url), folder: folder.url)
    return try ScannerRegistry.scanner(for: request).inventory()
  }

  @Test(arguments: UglyFile.all)
  func anUglyFileIsReadRightOrReported(file: UglyFile) throws {
    let folder = try TemporaryFolder()
    try Data(file.bytes).write(to: URL(filePath: folder.path("ugly.csv")))
    let found = try #require(try scan("ugly.csv", in: folder).datasets.first)
    #expect(found.entity.id.rawValue == "dataset/files.ugly")
    #expect(found.columns.map(\.name) == file.names)
    let types = found.columns.compactMap { entity -> DataType? in
      if case .column(let column) = entity.details { column.type } else { nil }
    }
    #expect(types == file.types)
    #expect(found.dataset?.rowCount == file.rows)
    #expect(found.issues.map(\.kind) == file.issues)
  }

  @Test func aFolderGivesADatasetForEachFile() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("old"), withIntermediateDirectories: true)
    for name in ["b.csv", "a.tsv", "old/b.csv", "read.me"] {
      try "x,y\n1,2\n".write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }
    let result = try scan("csv:.", in: folder)
    #expect(
      result.datasets.map(\.entity.id.rawValue) == [
        "dataset/files.a", "dataset/files.b", "dataset/files.old.b",
      ])
    #expect(result.datasets[2].dataset?.file?.path == "old/b.csv")
  }
}
