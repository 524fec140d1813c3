import Foundation

/// `ParseTimer FILE SECONDS`: statements a second of CPU that our parser reads, text to tree, without asking where
/// anything comes from. The file holds statements with a zero byte between them.
@main struct ParseTimer {
  static func main() throws {
    let arguments = CommandLine.arguments
    let data = try Data(contentsOf: URL(filePath: arguments[1]))
    let texts = data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    let seconds = Double(arguments[2]) ?? 3
    let failed = texts.filter { !SQLScript($0, .postgreSQL).parse().isEmpty }.count
    var count = 0
    let begin = clock()
    while Double(clock() - begin) / Double(CLOCKS_PER_SEC) < seconds {
      for text in texts where SQLScript(text, .postgreSQL).parse().isEmpty { count += 1 }
    }
    let spent = Double(clock() - begin) / Double(CLOCKS_PER_SEC)
    print("{\"rate\": \(Double(count) / spent), \"failed\": \(failed)}")
  }
}
