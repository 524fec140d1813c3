/// How much of an answer is shown. Every list and every walk says so.
public struct Extent: Codable, Hashable, Sendable {
  /// How many there are, or how many were found before ``isBounded`` work ended.
  public var total: Int
  /// How many of them are in the answer.
  public var shown: Int
  /// Whether some are left out.
  public var truncated: Bool { shown < total || isBounded }
  /// Whether the walk stopped at its limit of work, so that there may be more than ``total``.
  public var isBounded: Bool

  /// So many shown of so many.
  public init(total: Int, shown: Int, isBounded: Bool = false) {
    self.total = total
    self.shown = shown
    self.isBounded = isBounded
  }

  private enum Key: String, CodingKey {
    case total, shown, truncated
  }

  /// Reads `total`, `shown` and `truncated`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    total = try values.decode(Int.self, forKey: .total)
    shown = try values.decode(Int.self, forKey: .shown)
    isBounded = try values.decode(Bool.self, forKey: .truncated) && shown >= total
  }

  /// Writes `total`, `shown` and `truncated`.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(total, forKey: .total)
    try values.encode(shown, forKey: .shown)
    try values.encode(truncated, forKey: .truncated)
  }
}

extension Extent: CustomStringConvertible {
  /// `12`, `20 of 212`, or `20 of at least 10000`.
  public var description: String {
    if isBounded { return "\(shown) of at least \(total)" }
    return shown == total ? "\(total)" : "\(shown) of \(total)"
  }
}
