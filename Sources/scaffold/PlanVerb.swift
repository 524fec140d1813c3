import ArgumentParser
import CatalogStore
import CommandLineSupport
import Foundation
import GroundworkKit
import GroundworkModel

/// `scaffold plan`
struct PlanVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Match what KPIs need to columns, find gaps, derive requirements and choices.",
    discussion: """
      Looks for a column for each role of each KPI, judges which KPIs can be answered, and derives requirements,
      architecture decisions (one page each in decisions/), gaps and questions by rules that print what they read.
      In a terminal it asks about each proposal. What a person confirmed or pinned is kept for ever; a second run
      changes nothing.

        scaffold plan                                   look, and confirm one by one
        scaffold plan --accept 0.6                      confirm everything at least 60 % sure
        scaffold plan --map component/revenue.value=shop.orders.net_total
        scaffold plan --forget component/revenue.value  match it anew
        scaffold plan --filter 'revenue: gift cards = shop.orders.kind not in gift card; voucher'
        scaffold plan --settle 'revenue: tax'           the amounts are without it already
        scaffold plan --dry-run --format markdown       show, record nothing

      Exit code: 0 planned, 1 there is no KPI to plan for, 2 could not work.
      """)

  @Option(help: "Confirm every proposal at least this sure, 0 to 1.")
  var accept: Double?

  @Option(help: "Pin a column by hand: component/…=column/…; may be repeated.")
  var map: [String] = []

  @Option(help: "Forget what was confirmed or pinned for a component; may be repeated.")
  var forget: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leave rows out of a KPI: KPI: WORDS = COLUMN CONDITION; may be repeated.",
      discussion:
        "A condition says which rows count: in a; b, not in a; b, > 0, is null, is not null."))
  var filter: [String] = []

  @Option(help: "Nothing is to be filtered for this exclusion, KPI: WORDS; may be repeated.")
  var settle: [String] = []

  @Flag(help: "Show the plan and record nothing.")
  var dryRun = false

  @Flag(help: "Do not ask, even in a terminal.")
  var noAsk = false

  @Option(help: "How many candidates to show for each role.")
  var candidates = 3

  @OptionGroup var output: FormatOption
  @OptionGroup var project: ProjectOptions

  func validate() throws {
    guard accept.map((0...1).contains) ?? true else {
      throw ValidationError("--accept must lie between 0 and 1")
    }
    guard candidates >= 0 else { throw ValidationError("--candidates must not be negative") }
  }

  func run() throws {
    let workspace = try project.workspace()
    let store = try workspace.openCatalog(dryRun ? .readOnly : .open)
    let content = try store.read { try $0.content() }
    let planner = try Planner.load(from: workspace.assets)
    let settings = try workspace.settings()
    var wishes = try wishes(content)
    let recorder = PlanRecorder(store)
    if isAsking {
      let input = LineInput(isPlain: !Terminal.canEditLines)
      defer { input.close() }
      let farewell = "What you decided is recorded. Go on with: scaffold plan"
      Interruption.end(saying: farewell)
      let dialog = PlanDialog(
        planner: planner, content: content, settings: settings, input: input
      ) {
        _ = try recorder.record(
          planner.plan(content, settings: settings, wishes: $0), by: person,
          because: "scaffold plan")
      }
      let said = try dialog.ask(wishes)
      wishes = said.wishes
      if let end = said.end {
        Terminal.say(farewell)
        throw end.code
      }
    }
    var plan = planner.plan(content, settings: settings, wishes: wishes)
    plan.fulfilments = try fulfilments(of: plan, workspace)
    try show(plan)
    guard !plan.answerability.isEmpty else {
      Terminal.say("there is no KPI yet\nhelp: talk to a stakeholder with `scaffold interview`")
      throw ExitStatus.findings.code
    }
    guard !dryRun else { return }
    let outcome = try recorder.record(plan, by: person, because: "scaffold plan")
    Terminal.say(outcome.words)
    try writeDecisions(try store.read { try $0.content() }, workspace)
  }

  private var isAsking: Bool {
    Terminal.isInputTerminal && Terminal.isTalkTerminal && accept == nil && !noAsk && !dryRun
      && output.format == .text
  }

  /// How the pipeline that this plan leads to would meet its requirements.
  private func fulfilments(of plan: Plan, _ workspace: Workspace) throws -> [Fulfilment] {
    let name = workspace.folder.lastPathComponent
    return PipelineDesigner(
      content: plan.content, settings: try workspace.settings() ?? ProjectSettings(name: name),
      thesaurus: try Thesaurus.load(from: workspace.assets)
    ).design().fulfilments
  }

  private var person: String { ProcessInfo.processInfo.environment["USER"] ?? "someone" }

  private func wishes(_ content: CatalogContent) throws -> Planner.Wishes {
    var wishes = Planner.Wishes(accept: accept)
    wishes.person = person
    let pins = try map.map { try MappingWish(parsing: $0, in: content) }
    wishes.pins = Dictionary(pins.map { ($0.component, $0.column) }) { _, last in last }
    wishes.exclusions =
      try filter.map { try ExclusionWish(filter: $0, in: content) }
      + settle.map { try ExclusionWish(settled: $0, in: content) }
    let components = EntityResolver(content, kinds: [.component])
    wishes.forgotten = Set(try forget.map { try components.resolve($0) })
    return wishes
  }

  private func show(_ plan: Plan) throws {
    let report = PlanReport(plan, candidates: candidates)
    try output.print(report, text: report.text, markdown: report.markdown)
  }

  private func writeDecisions(_ content: CatalogContent, _ workspace: Workspace) throws {
    let folder = workspace.folder.appending(path: "decisions")
    let files = try ScaffoldPlan(DecisionRecord.files(of: content))
    let result = try ScaffoldWriter().write(files, to: folder)
    Terminal.say("decisions/: \(result.summary)")
  }
}
