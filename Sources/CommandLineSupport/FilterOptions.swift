public import ArgumentParser
public import GroundworkModel

/// The options that narrow down what a verb lists; each may be given several times.
public struct FilterOptions: ParsableArguments {
  /// Kinds.
  @Option(help: "Only this kind: dataset, column, kpi, goal, req, …")
  public var kind: [EntityKind] = []

  /// Source systems.
  @Option(help: "Only what stands in this source system.")
  public var system: [String] = []

  /// Owners.
  @Option(help: "Only what this person or team answers for.")
  public var owner: [String] = []

  /// Tags.
  @Option(help: "Only what has this tag.")
  public var tag: [String] = []

  /// Classes.
  @Option(
    name: .customLong("class"),
    help: "Only columns of this class: email, birth-date, restricted, personal, …")
  public var classes: [String] = []

  /// Filled in by the parser.
  public init() {}
}

extension EntityKind: ArgumentParser.ExpressibleByArgument {}

extension Entity.Status: ArgumentParser.ExpressibleByArgument {}
