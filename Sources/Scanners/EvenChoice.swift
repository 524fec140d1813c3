/// Chooses rows evenly from all that pass: one of each stretch of equal length, not always at the same place, so that
/// neither gaps in a key nor a rhythm in the rows can bend the choice. The same rows give the same choice.
struct EvenChoice {
  /// How many rows make a stretch.
  private let stretch: Int
  private var place = 0
  private var chosen = 0
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// - Parameters:
  ///   - limit: the most rows to choose.
  ///   - count: how many rows will pass.
  init(of limit: Int, among count: Int) {
    stretch = count <= limit ? 1 : (count - 1) / max(limit, 1) + 1
    chosen = next()
  }

  /// Whether the next row is among the chosen.
  mutating func takesNext() -> Bool {
    defer { place += 1 }
    if place == stretch {
      place = 0
      chosen = next()
    }
    return place == chosen
  }

  /// A place in a stretch, by a linear congruential generator (Knuth's MMIX).
  private mutating func next() -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(stretch))
  }
}
