import ArgumentParser
import CommandLineSupport

@main
struct ScaffoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scaffold",
    abstract: "From business goals to a pipeline that runs.",
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Ask and plan",
        subcommands: [
          InitVerb.self, InterviewVerb.self, SettleVerb.self, StatusVerb.self,
          ExportAnswersVerb.self, PlanVerb.self,
        ]),
      CommandGroup(name: "Build and prove", subcommands: [GenerateVerb.self, VerifyVerb.self]),
      CommandGroup(name: "Show", subcommands: [BriefVerb.self, DiagramVerb.self]),
    ])

  static func main() { CommandRunner.run(Self.self) }
}
