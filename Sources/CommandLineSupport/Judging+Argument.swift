public import ArgumentParser
public import GroundworkKit

extension ProposedChange: ArgumentParser.ExpressibleByArgument {
  /// Reads `drop`, `rename`, `type:bigint` or `null`.
  public init?(argument: String) { self.init(argument) }
}

extension DifferenceSeverity: ArgumentParser.ExpressibleByArgument {}
