public import Profiling

/// How a harvest looks at sources.
public struct HarvestSettings: Sendable {
  /// How closely rows are looked at; nil for metadata only.
  public var profile: ProfileSettings?
  /// What tells personal data; nil to leave that out.
  public var classifier: PersonalDataClassifier?
  /// Is told what is being read, for a person who waits.
  public var progress: @Sendable (String) -> Void

  /// Settings; by default metadata only, in silence.
  public init(
    profile: ProfileSettings? = nil, classifier: PersonalDataClassifier? = nil,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.profile = profile
    self.classifier = classifier
    self.progress = progress
  }
}
