/// What a project wants to be taken for personal: the `personal-data` part of `groundwork.yaml`.
///
/// ```yaml
/// personal-data:
///   threshold: 0.7                 # how sure before a column counts, 0…1; 0.5 when left out
///   ignore: [location.city, work]  # categories or whole groups that this project does not mark
/// ```
public struct PersonalDataPolicy: Codable, Hashable, Sendable {
  /// How sure before a column counts, 0…1.
  public var threshold: Double
  /// Categories, or groups of them, that are not marked.
  public var ignore: [String]

  /// What holds when a project says nothing.
  public static let standard = PersonalDataPolicy(threshold: 0.5, ignore: [])

  /// A policy.
  public init(threshold: Double, ignore: [String]) {
    self.threshold = threshold
    self.ignore = ignore
  }

  /// Reads a policy; what is left out is as usual.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    threshold = try values.decodeIfPresent(Double.self, forKey: .threshold) ?? 0.5
    ignore = try values.decodeIfPresent([String].self, forKey: .ignore) ?? []
    guard 0...1 ~= threshold else {
      throw DecodingError.dataCorruptedError(
        forKey: .threshold, in: values, debugDescription: "a threshold is between 0 and 1")
    }
  }

  private enum CodingKeys: String, CodingKey { case threshold, ignore }

  func admits(_ category: String) -> Bool {
    !ignore.contains { $0 == category || category.hasPrefix($0 + ".") }
  }
}
