public import GroundworkModel

/// How what is generated meets a requirement: the models and tests that do it, the files, and what is left to people.
public struct Fulfilment: Hashable, Sendable {
  /// The requirement.
  public var requirement: EntityID
  /// Its name.
  public var name: String
  /// Models that do what it asks.
  public var models: [String] = []
  /// Tests that fail when it is not met.
  public var checks: [PlannedCheck] = []
  /// The models of these tests, in the same order.
  var checked: [PipelineModel] = []
  /// Other files that do what it asks, relative to the pipeline's folder.
  public var files: [String] = []
  /// What people have to do themselves.
  public var byHand: String?

  /// How far the generated pipeline meets a requirement.
  public enum Degree: String, Hashable, Sendable, CaseIterable {
    /// All of it.
    case generated
    /// In part; people do the rest.
    case shared
    /// Not at all; people do it.
    case byHand = "by hand"
    /// Neither.
    case missing = "not generated"
  }

  /// How far it is met.
  public var degree: Degree {
    let isGenerated = !models.isEmpty || !checks.isEmpty || !files.isEmpty
    if isGenerated { return byHand == nil ? .generated : .shared }
    return byHand == nil ? .missing : .byHand
  }

  /// How it is met, in Markdown: what does it, what tests it, and what is left to people.
  public var markdown: String {
    let made =
      models.map { "model " + Escaped.markdownCode($0) }
      + files.map(Escaped.markdownCode)
      + zip(checks, checked).map { "test " + Escaped.markdownCode($0.name(of: $1)) }
    let shown = made.count > 3 ? made.prefix(2) + ["\(made.count - 2) more"] : made[...]
    let rest = byHand.map { ["by your own work: " + Escaped.markdown($0)] } ?? []
    let parts = (made.isEmpty ? [] : [shown.joined(separator: ", ")]) + rest
    return parts.isEmpty ? Self.notGenerated : parts.joined(separator: "; ")
  }

  /// How it reads that nothing meets a requirement.
  static let notGenerated = "**not generated**"
}

extension [Fulfilment] {
  /// `61 met, 12 met in part, 3 left to your own work, 4 not met by anything generated`; empty when there are none.
  public var headline: String {
    let words: [(Fulfilment.Degree, String)] = [
      (.generated, "met"), (.shared, "met in part"),
      (.byHand, "left to your own work"), (.missing, "not met by anything generated"),
    ]
    return words.compactMap { degree, word in
      let number = self.count { $0.degree == degree }
      return number == 0 ? nil : "\(number) \(word)"
    }.joined(separator: ", ")
  }
}
