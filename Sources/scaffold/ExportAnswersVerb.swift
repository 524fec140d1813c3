import ArgumentParser
import CatalogStore
import CommandLineSupport
import Foundation
import GroundworkKit

/// `scaffold export-answers`
struct ExportAnswersVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export-answers",
    abstract: "Write all answers as the file that `scaffold interview --answers` reads.",
    discussion: """
      The file reads back as the same answers, and exporting them again gives the same bytes.

        scaffold export-answers > answers.yaml
        scaffold export-answers --out answers.yaml
      """)

  @Option(help: "The file to write to, instead of standard output.")
  var out: String?

  @OptionGroup var project: ProjectOptions

  func run() throws {
    let text = try InterviewSession(workspace: project.workspace(), mode: .readOnly)
      .exportedAnswers()
    if let out {
      try text.write(toFile: out, atomically: true, encoding: .utf8)
    } else {
      Terminal.print(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }
  }
}
