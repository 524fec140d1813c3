public import ArgumentParser
public import GroundworkKit

extension Moment: ArgumentParser.ExpressibleByArgument {
  /// Reads `2026-09-01` or `2026-09-01T10:00`.
  public init?(argument: String) { self.init(argument) }
}
