import ArgumentParser
import CommandLineSupport
import Foundation
import GroundworkKit
import GroundworkModel
import Interviewing

/// `scaffold interview`
struct InterviewVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interview",
    abstract: "Ask a stakeholder, or read answers from a file.",
    discussion: """
      Every answer is saved at once; start the same command again to go on. With --role only the questions of that role
      are asked: EX executive, MG manager, AN analyst, DS data scientist, OP operations, SO source owner,
      PO product owner, CL client, SC security, FI finance. At the prompt, :help lists the commands.

        scaffold interview --stakeholder "Maria Keller" --role MG
        scaffold interview --answers answers.yaml
        scaffold export-answers > answers.yaml

      Exit code: 0 nothing left to ask, 2 answers with faults (nothing was taken), 3 paused, 4 required answers are
      missing, 130 interrupted.
      """)

  @Option(help: "Who is asked, by name; your user name when left out.")
  var stakeholder: String?

  @Option(help: "Ask only the questions of this role, and keep it as the stakeholder's role.")
  var role: String?

  @Option(help: "Where the stakeholder works.")
  var unit: String?

  @Option(help: "How deep to ask: quick (26 questions, those about records once for each).")
  var depth = "quick"

  @Option(help: "Read answers from a YAML file, or from standard input with -.")
  var answers: String?

  @Flag(help: "Take over every recommended answer nobody has given, as assumed.")
  var acceptRecommended = false

  @Flag(help: "Never ask; say what is missing.")
  var noInput = false

  @Flag(help: "Plain lines: no colour, no cursor moves.")
  var plain = false

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    guard depth == "quick" else { throw ValidationError("the depth is `quick` so far") }
    guard let role, RoleWord.role(role) == nil else { return }
    let roles = Stakeholder.Role.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("no role `\(role)`; the roles are \(roles)")
  }

  func run() throws {
    let workspace = try project.workspace()
    var session = try InterviewSession(workspace: workspace)
    if let answers { try take(answers, &session) }
    if answers == nil || stakeholder != nil { try session.introduce(respondent) }
    let lens = respondent.role
    if acceptRecommended {
      let speaker = stakeholder == nil ? session.answers.first?.respondent : nil
      let count = try session.acceptProposals(by: speaker ?? respondent.id, lens: lens)
      Terminal.say("\(count) recommended answers taken over as assumed")
    }
    if answers != nil || noInput { return try endWithoutAsking(session) }
    let interview = session.interview(with: respondent.id, lens: lens)
    let voice = InterviewVoice(isPlain: plain || !Terminal.canEditLines)
    var conversation = Conversation(
      session: session, interview: interview, voice: voice, resume: resumeCommand)
    let status = try conversation.run()
    if status != .clean { throw status.code }
  }

  private func take(_ path: String, _ session: inout InterviewSession) throws {
    let data =
      path == "-"
      ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(filePath: path))
    let count = try session.take(
      answers: String(decoding: data, as: UTF8.self), file: path == "-" ? "<input>" : path)
    Terminal.say("\(count) \(count == 1 ? "answer" : "answers") taken")
  }

  private func endWithoutAsking(_ session: InterviewSession) throws {
    let elicitation = session.elicitation
    Terminal.print(StatusText(elicitation: elicitation, knowledge: session.knowledge).summary)
    let missing = elicitation.missing
    guard !missing.isEmpty else { return }
    Terminal.say(
      "error: \(missing.count) required \(missing.count == 1 ? "answer is" : "answers are") missing:"
    )
    for item in missing { Terminal.say("  \(item.question.id)  \(elicitation.text(of: item))") }
    Terminal.say("help: add them to the file, or answer with `\(resumeCommand)`")
    throw ExitStatus.missingAnswers.code
  }

  private var respondent: Respondent {
    Respondent(
      name: stakeholder ?? ProcessInfo.processInfo.environment["USER"] ?? "Somebody",
      role: role.flatMap { RoleWord.role($0) }, unit: unit)
  }

  private var resumeCommand: String {
    var words = ["scaffold interview"]
    if project.project != "." { words.append("--project \(project.project)") }
    if let stakeholder { words.append("--stakeholder \"\(stakeholder)\"") }
    if let role { words.append("--role \(role)") }
    return words.joined(separator: " ")
  }
}

/// A role as typed: its code or its name.
enum RoleWord {
  static func role(_ text: String) -> Stakeholder.Role? {
    let wanted = text.filter(\.isLetter).lowercased()
    return Stakeholder.Role.allCases.first {
      $0.rawValue.lowercased() == wanted || "\($0)".lowercased() == wanted
    }
  }
}
