public import GroundworkModel

/// What an interview is about before anybody has spoken: the project, and what the catalog knows by other means.
public struct InterviewSubject: Sendable {
  /// The project's name.
  public var projectName: String
  /// The industry named when the project was set up.
  public var industry: String?
  /// The depth, a profile of the bank: `quick`.
  public var depth: String
  /// Scanned sources and stakeholders of the catalog.
  public var base: [Entity]

  /// A project and what is known of it.
  public init(
    projectName: String, industry: String? = nil, depth: String = "quick", base: [Entity] = []
  ) {
    self.projectName = projectName
    self.industry = industry
    self.depth = depth
    self.base = base
  }
}
