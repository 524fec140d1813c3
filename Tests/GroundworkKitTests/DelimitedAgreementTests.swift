import Foundation
import GroundworkModel
import Profiling
import Scanners
import TestSupport
import Testing

/// What can be said of a column without its values.
struct ColumnFigures: Codable, Equatable {
  var values: Int
  var distinct: Int
  var shortest: Int
  var longest: Int
  /// The mean length in characters, in thousandths: profiles round it.
  var meanLength: Int
}

/// An ugly text file that Python's `csv` reads too.
struct SharedUglyFile: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let bytes: [UInt8]
  var encoding = "utf-8-sig"
  var delimiter = ","

  static let all: [SharedUglyFile] = [
    file(
      "quotes", "id,note\n1,\"a \"\"b\"\", c\"\n2,\"two\nlines\"\n3,5\" pipe\n4,\"\"\n5,\"x\"y\n"),
    file("CRLF", "a,b\r\n1,\"x\r\ny\"\r\n2,z\r\n"),
    file("old Mac", "a,b\r1,x\r2,y"),
    file("byte order mark", "\u{FEFF}a,b\n1,x\n"),
    file("ragged", "a,b,c\n1,2,3\n4,5\n6,7,8,9\n\n10,11,12\n"),
    file(
      "ten megabytes in one field",
      "a,b\n1,\"\(String(repeating: "x,\n", count: 3_500_000))\"\n2,y\n"),
    file("many short rows", "a,b\n" + (0..<50_000).map { "\($0),\($0 % 7)\n" }.joined()),
    file(
      "quotes at the edges of batches",
      "a,b\n" + (0..<40_000).map { "\"\($0)\",\"q \"\"\($0 % 11)\"\"\"\n" }.joined()),
    file("letters of many scripts", "a,b\nZoë,日本\nŻółć,🙂\n"),
    SharedUglyFile(
      testDescription: "Windows-1252",
      bytes: Array("a;b\n".utf8) + [0x4D, 0xFC, 0x3B, 0x80, 0x0A, 0xE9, 0x3B, 0x31, 0x0A],
      encoding: "cp1252", delimiter: ";"),
    SharedUglyFile(
      testDescription: "UTF-16, little end first",
      bytes: [0xFF, 0xFE]
        + "a,b\n1,Zoë\n2,🙂\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      encoding: "utf-16"),
    SharedUglyFile(
      testDescription: "UTF-16, big end first",
      bytes: [0xFE, 0xFF]
        + "a,b\n1,Zoë\n2,🙂\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] },
      encoding: "utf-16"),
    SharedUglyFile(
      testDescription: "bars", bytes: Array("a|b\n1,5|x\n2,5|\"y|z\"\n".utf8), delimiter: "|"),
  ]

  private static func file(_ name: String, _ text: String) -> SharedUglyFile {
    SharedUglyFile(testDescription: name, bytes: Array(text.utf8))
  }
}

@Suite(.enabled(if: PythonTools.pipeline.isExpected)) struct DelimitedAgreementTests {
  private static let script = """
    import csv, json, sys
    csv.field_size_limit(1 << 30)
    path, encoding, delimiter = sys.argv[1:]
    rows = [row for row in csv.reader(open(path, encoding=encoding, newline=""), delimiter=delimiter) if row]
    columns = []
    for place in range(len(rows[0])):
        values = [row[place] for row in rows[1:] if place < len(row) and row[place] != ""]
        lengths = [len(value) for value in values]
        columns.append({"values": len(values), "distinct": len(set(values)), "shortest": min(lengths),
                        "longest": max(lengths), "meanLength": round(1000 * sum(lengths) / len(lengths))})
    print(json.dumps(columns))
    """

  @Test(arguments: SharedUglyFile.all)
  func pythonReadsTheSameValues(file: SharedUglyFile) throws {
    let folder = try TemporaryFolder()
    try Data(file.bytes).write(to: URL(filePath: folder.path("ugly.csv")))
    let run = try PythonTools.pipeline.command("python").run(
      ["-c", Self.script, "ugly.csv", file.encoding, file.delimiter], in: folder.url)
    let expected = try JSONDecoder().decode([ColumnFigures].self, from: Data(run.stdout.utf8))
    #expect(try figures(folder) == expected, "\(run.stderr)")
  }

  private func figures(_ folder: TemporaryFolder) throws -> [ColumnFigures] {
    let scanner = try ScannerRegistry.scanner(
      for: ScanRequest(
        name: "files", address: try SourceAddress("csv:ugly.csv", in: folder.url),
        folder: folder.url))
    let dataset = try #require(try scanner.inventory().datasets.first)
    var profiler = DatasetProfiler(
      types: dataset.columns.map { _ in .text }, ProfileSettings(today: nil))
    try scanner.read(dataset, limit: .max, into: &profiler)
    return profiler.summary().columns.map { column in
      let profile = column.profile(isPersonal: false)
      let values = profile.rows - profile.nulls - (profile.empties ?? 0)
      return ColumnFigures(
        values: values, distinct: profile.distinct ?? -1, shortest: profile.minimumLength ?? -1,
        longest: profile.maximumLength ?? -1,
        meanLength: Int(((profile.meanLength ?? 0) * 1000).rounded()))
    }
  }
}
