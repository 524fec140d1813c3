/// How far a generated file has been shown to be right; the order is from worst to best.
public enum Proof: String, Codable, CaseIterable, Comparable, Sendable {
  /// A validator found it wrong.
  case refused
  /// No validator looked at it, or its tool is not here: nobody knows.
  case unverified
  /// The tool that will read it understood it, but has not run it.
  case parsed
  /// It ran on the real engine and did what it should.
  case proved

  /// Worse before better.
  public static func < (left: Proof, right: Proof) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
