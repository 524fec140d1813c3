import ArgumentParser
import CommandLineSupport

@main
struct ScaffoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scaffold",
    abstract: "From business goals to a pipeline that runs.",
    version: "0.1.0",
    subcommands: [
      BriefVerb.self,
      DiagramVerb.self,
      ExportAnswersVerb.self,
      GenerateVerb.self,
      InitVerb.self,
      InterviewVerb.self,
      PlanVerb.self,
      StatusVerb.self,
      VerifyVerb.self,
    ])

  static func main() { CommandRunner.run(Self.self) }
}
