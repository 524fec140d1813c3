/// What a change of a column's type means for the values that are there and for those who read them.
public enum Compatibility: String, Codable, CaseIterable, Sendable {
  /// Every value fits as before, and more values are possible: readers may meet what they do not expect.
  case widening
  /// Values that were possible are no longer: what is there may not fit.
  case narrowing
  /// Neither holds the other: values must be converted, and may change their meaning.
  case incompatible
}

extension Compatibility {
  /// How one spelling of a type relates to the next: `int` to `bigint` is widening. Nil when they mean the same.
  public static func ofType(from old: String, to new: String) -> Compatibility? {
    let (old, new) = (NativeType(old), NativeType(new))
    if old == new { return nil }
    return of(new.holds(old), old.holds(new))
  }

  /// How one common type relates to the next, where the source says no more.
  public static func ofType(from old: DataType, to new: DataType) -> Compatibility? {
    if old == new { return nil }
    return ofType(from: old.rawValue, to: new.rawValue)
  }

  /// `NOT NULL` that is dropped widens, and narrows when it is added.
  public static func ofNullability(from old: Bool, to new: Bool) -> Compatibility? {
    old == new ? nil : new ? .widening : .narrowing
  }

  private static func of(_ newHoldsOld: Bool, _ oldHoldsNew: Bool) -> Compatibility? {
    switch (newHoldsOld, oldHoldsNew) {
    case (true, true): nil
    case (true, false): .widening
    case (false, true): .narrowing
    case (false, false): .incompatible
    }
  }
}

extension NativeType {
  /// Whether every value of another type fits without a loss.
  func holds(_ other: NativeType) -> Bool {
    switch (family, other.family) {
    case (.decimal, .integer): capacity >= Self.digits(ofInteger: other.capacity)
    case (.float, .integer): other.capacity * 2 <= capacity
    case (.integer, .boolean), (.decimal, .boolean): true
    case (.text, .text), (.integer, .integer), (.float, .float), (.binary, .binary),
      (.time, .time), (.timestamp, .timestamp), (.zonedTimestamp, .zonedTimestamp):
      capacity >= other.capacity
    case (.decimal, .decimal): capacity >= other.capacity && scale >= other.scale
    case (.timestamp, .date): true
    case (.text, .binary): false
    case (.text, _): capacity == .max
    default: family == other.family
    }
  }

  /// The most decimal digits of an integer of so many bytes.
  private static func digits(ofInteger bytes: Int) -> Int {
    [1: 3, 2: 5, 3: 8, 4: 10][bytes] ?? 19
  }
}
