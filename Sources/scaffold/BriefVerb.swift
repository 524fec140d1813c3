import ArgumentParser
import CommandLineSupport
import Foundation
import GroundworkKit

/// `scaffold brief`
struct BriefVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Write the assessment brief: a document for a steering meeting, with its pictures.",
    discussion: """
      Goals, decisions, KPIs and whether they can be computed, sources, inventory, requirements, gaps, architecture,
      next steps and open points, from the catalog alone. Written to brief/README.md with the pictures beside it;
      edits made by hand are kept when it is written again.

        scaffold brief
        scaffold brief --print > brief.md

      Exit code: 0 written, 1 something needs a hand (a conflict with an edit), 2 could not work.
      """)

  @Flag(help: "Print the document and write nothing.")
  var print = false

  @Flag(help: "Write only the document, no pictures.")
  var noPictures = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    let workspace = try project.workspace()
    let brief = Brief(try project.content(), withPictures: !noPictures)
    guard !print else { return Terminal.print(String(brief.text.dropLast())) }
    let folder = workspace.folder.appending(path: "brief")
    let result = try ScaffoldWriter().write(try ScaffoldPlan(brief.files()), to: folder)
    Terminal.say("brief/: \(result.summary)")
    Terminal.print("brief/README.md")
    guard result.conflicts.isEmpty else { throw ExitStatus.findings.code }
  }
}
