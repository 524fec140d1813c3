import ArgumentParser
import CommandLineSupport
import Foundation
import GroundworkKit

struct ClassifyVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Say which columns hold personal data.",
    discussion: """
      Reads columns from standard input, one JSON object a line, and answers each with what it is taken for, the
      likeliest first; an empty list means not personal. Values are looked at and forgotten.

        catalog classify --jsonl < columns.jsonl

        {"id":"1","table_name":"customer","column_name":"e_mail","sql_type":"text","values":["a@b.example"]}
        {"id":"1","labels":[{"category":"contact.email","confidence":0.97,"evidence":["…"]}]}
      """)

  @Flag(help: "Read and write one JSON object a line.")
  var jsonl = false

  @OptionGroup var options: ProjectOptions

  func run() throws {
    guard jsonl else { throw ValidationError("name the form of input, as in --jsonl") }
    let workspace = try options.workspace()
    let classifier = try PersonalData.classifier(
      assets: workspace.assets, policy: try workspace.settings()?.personalData)
    let batch = ColumnBatch(classifier)
    while let line = readLine() { Terminal.print(try batch.answer(line)) }
  }
}
