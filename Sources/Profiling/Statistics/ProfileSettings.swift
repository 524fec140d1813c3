/// How closely columns are looked at.
public struct ProfileSettings: Hashable, Sendable {
  /// The most rows read of a database table; files are read whole.
  public var rowLimit: Int
  /// The last moment of the day of the scan, from which on a day lies in the future.
  public var today: Moment?
  /// Distinct values counted exactly up to here.
  public var exactDistinctLimit = 1 << 16
  /// Different values up to which each is kept with its count; fewer than are counted exactly.
  var dictionaryLimit: Int { min(1 << 12, exactDistinctLimit / 2) }
  /// Distinct values tested for personal data.
  public var sampleLimit = 200

  /// Settings with a limit of rows and the day of the scan, ISO 8601.
  public init(rowLimit: Int = 10_000, today: String?) {
    self.rowLimit = rowLimit
    self.today = today.flatMap { Moment(endOf: $0) }
  }

  /// Settings for one of so many columns: hundreds of them share the memory that a few have each.
  func forColumns(_ count: Int) -> ProfileSettings {
    var settings = self
    settings.exactDistinctLimit = min(exactDistinctLimit, max(1 << 10, (1 << 21) / max(count, 1)))
    return settings
  }
}
