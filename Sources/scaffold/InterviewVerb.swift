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
      Every answer is saved at once; start the same command again to go on. Without --stakeholder a terminal asks who is
      interviewed and offers the people known; a pipe is taken to speak for your user name. With --role only the questions of that role
      are asked: EX executive, MG manager, AN analyst, DS data scientist, OP operations, SO source owner,
      PO product owner, CL client, SC security, FI finance. At the prompt, :help lists the commands.

        scaffold interview
        scaffold interview --stakeholder "Maria Keller" --role MG
        scaffold interview --answers answers.yaml
        scaffold export-answers > answers.yaml

      Exit code: 0 nothing left to ask, 2 answers with faults (nothing was taken), 3 paused, 4 required answers are
      missing, 130 interrupted.
      """)

  @Option(help: "Who is asked, by name; asked for at a terminal, else your user name.")
  var stakeholder: String?

  @Option(help: "Ask only the questions of this role, and keep it as the stakeholder's role.")
  var role: String?

  @Option(help: "Where the stakeholder works.")
  var unit: String?

  @Option(
    help:
      "How deep to ask: quick (26 questions, those about records once for each) or full (known figures and smallest groups too)."
  )
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
    guard ["quick", "full"].contains(depth) else {
      throw ValidationError("there is no depth `\(depth)`; the depths are quick and full")
    }
    guard let role, RoleWord.role(role) == nil else { return }
    let roles = Stakeholder.Role.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("no role `\(role)`; the roles are \(roles)")
  }

  func run() throws {
    let workspace = try project.workspace()
    var session = try InterviewSession(workspace: workspace, depth: depth)
    if let answers { try take(answers, &session) }
    if answers == nil || stakeholder != nil, !isAskedWho { try session.introduce(respondent) }
    if acceptRecommended { try acceptProposals(&session) }
    if answers != nil || noInput { return try endWithoutAsking(session) }
    let input = LineInput(isPlain: plain || !Terminal.canEditLines)
    defer { input.close() }
    let status = try isAskedWho ? askWho(&session, input) : talk(with: respondent, session, input)
    if status != .clean { throw status.code }
  }

  /// Whether the person at the terminal is asked who is interviewed.
  private var isAskedWho: Bool {
    stakeholder == nil && answers == nil && !noInput && !acceptRecommended
      && Terminal.isInputTerminal && Terminal.isTalkTerminal
  }

  private func acceptProposals(_ session: inout InterviewSession) throws {
    let speaker = stakeholder == nil ? session.answers.first?.respondent : nil
    let count = try session.acceptProposals(by: speaker ?? respondent.id, lens: respondent.role)
    Terminal.say(
      "\(count) recommended \(count == 1 ? "answer" : "answers") taken over as assumed")
  }

  private func askWho(
    _ session: inout InterviewSession, _ input: LineInput
  ) throws -> ExitStatus {
    let dialog = StakeholderDialog(
      people: session.people, voice: InterviewVoice(isPlain: input.isPlain), input: input)
    switch dialog.ask(lens: respondent.role) {
    case .stopped(let status): return status
    case .person(let name, let lens):
      let person = Respondent(name: name, role: lens, unit: unit)
      try session.introduce(person)
      return try talk(with: person, session, input)
    }
  }

  private func talk(
    with person: Respondent, _ session: InterviewSession, _ input: LineInput
  ) throws -> ExitStatus {
    var conversation = Conversation(
      session: session, interview: session.interview(with: person.id, lens: person.role),
      input: input, resume: resumeCommand(person))
    return try conversation.run()
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
    Terminal.say("help: add them to the file, or answer with `\(resumeCommand(nil))`")
    throw ExitStatus.missingAnswers.code
  }

  private var respondent: Respondent {
    Respondent(
      name: stakeholder ?? ProcessInfo.processInfo.environment["USER"] ?? "Somebody",
      role: role.flatMap { RoleWord.role($0) }, unit: unit)
  }

  /// The command that goes on with a person; as it was typed when nobody was asked.
  private func resumeCommand(_ person: Respondent?) -> String {
    var words = ["scaffold interview"]
    if project.project != "." { words.append("--project \(project.project)") }
    if let name = person?.name ?? stakeholder { words.append("--stakeholder \"\(name)\"") }
    if let role = person?.role?.rawValue ?? role { words.append("--role \(role)") }
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
