public import ArgumentParser
import Foundation
public import GroundworkModel

/// The options of verbs by which a person says something: who, and why.
public struct PersonOptions: ParsableArguments {
  /// Who speaks, when it is not the user of the terminal.
  @Option(help: "Who says so; the user of this terminal when left out.")
  public var by: String?

  /// Why.
  @Option(help: "Why, for the history.")
  public var because: String?

  /// Filled in by the parser.
  public init() {}

  /// The name of the speaker.
  public var actor: String { by ?? Self.user }

  /// The speaker as the origin of facts.
  public var origin: Origin { Origin(.person, actor) }

  private static var user: String {
    let environment = ProcessInfo.processInfo.environment
    let name = environment["USER"] ?? environment["LOGNAME"] ?? ""
    return name.isEmpty ? NSUserName() : name
  }
}
