import Foundation
import Profiling
import YAMLDocument

/// Reads the vocabulary, makes columns of values that mean nobody, and prints values a second for each.
struct Bench {
  private let classifier: PersonalDataClassifier
  private let rows: Int

  init(rows: Int) throws {
    func read<Content: Decodable>(_ type: Content.Type, _ name: String) throws -> Content {
      let path = "catalog/vocabularies/\(name)"
      return try YAML.decode(type, from: String(contentsOfFile: path, encoding: .utf8), file: name)
    }
    classifier = PersonalDataClassifier(
      try read(PersonalDataRules.self, "personal-data.yaml"),
      words: try read(PersonalDataWords.self, "personal-data-words.yaml"))
    self.rows = rows
  }

  private static let kinds: [(name: String, make: @Sendable (Int) -> String)] = [
    ("number", { String($0 * 7919) }),
    ("amount", { "\($0 % 10_000).\($0 % 90 + 10)" }),
    ("word", { ["paid", "shipped", "open", "returned"][$0 % 4] }),
    ("name", { ["Ada Novak", "Luca Fischer", "Selma Dupont"][$0 % 3] }),
    ("e-mail", { "person\($0)@firm.example" }),
    ("telephone", { "+49 30 \(1_000_000 + $0)" }),
    ("eleven digits", { String(10_000_000_000 + $0 * 104_729) }),
    ("uuid", { "123e4567-e89b-42d3-a456-\(100_000_000_000 + $0)" }),
    ("date", { "19\(10 + $0 % 90)-0\(1 + $0 % 9)-1\($0 % 10)" }),
    ("address", { "\($0 % 300) Station Road" }),
    ("prose", { "the parcel \($0) came late and in two pieces, as before" }),
  ]

  func run() {
    var all = 0.0
    for kind in Self.kinds {
      let values = (0..<rows).map { Array(kind.make($0).utf8) }
      let start = clock()
      let found = note(values)
      let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      all += seconds
      print("\(kind.name): \(figure(found, seconds))")
    }
    print("all: \(figure(rows * Self.kinds.count, all))")
  }

  private func note(_ values: [[UInt8]]) -> Int {
    var evidence = ValueEvidence()
    for value in values { classifier.note(value.span, in: &evidence) }
    return evidence.count
  }

  private func figure(_ count: Int, _ seconds: Double) -> String {
    "\(String(format: "%.2f", Double(count) / seconds / 1e6)) million values a second"
  }
}

try Bench(
  rows: CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 200_000 : 200_000
).run()
