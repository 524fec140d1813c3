import ArgumentParser
import CommandLineSupport

@main
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Find, understand and trace data.",
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Take in", subcommands: [ScanVerb.self, ClassifyVerb.self, ImportVerb.self]),
      CommandGroup(name: "Find", subcommands: [SearchVerb.self, ListVerb.self, ShowVerb.self]),
      CommandGroup(
        name: "Trace",
        subcommands: [
          TraceVerb.self, WhyVerb.self, WhyPersonalVerb.self, LineageVerb.self, ImpactVerb.self,
        ]),
      CommandGroup(name: "Write", subcommands: [DescribeVerb.self, TagVerb.self]),
      CommandGroup(
        name: "Compare and hand on",
        subcommands: [
          CheckVerb.self, ReportVerb.self, HistoryVerb.self, DiffVerb.self, ExportVerb.self,
        ]),
    ])

  static func main() { CommandRunner.run(Self.self) }
}
