import ArgumentParser
import CommandLineSupport

@main
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Find, understand and trace data.",
    version: "0.1.0",
    subcommands: [
      ClassifyVerb.self,
      DescribeVerb.self,
      DiffVerb.self,
      ExportVerb.self,
      HistoryVerb.self,
      ImpactVerb.self,
      ImportVerb.self,
      LineageVerb.self,
      ListVerb.self,
      ScanVerb.self,
      SearchVerb.self,
      ShowVerb.self,
      TagVerb.self,
      TraceVerb.self,
      WhyVerb.self,
    ])

  static func main() { CommandRunner.run(Self.self) }
}
