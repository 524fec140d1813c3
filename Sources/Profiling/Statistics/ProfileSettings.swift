/// How closely columns are looked at.
public struct ProfileSettings: Hashable, Sendable {
  /// The most rows read of a database table; files are read whole.
  public var rowLimit: Int
  /// The last moment of the day of the scan, from which on a day lies in the future.
  public var today: Moment?
  /// Distinct values counted exactly up to here.
  public var exactDistinctLimit = 1 << 17
  /// Different values up to which each is counted.
  public var frequencyLimit = 512
  /// Distinct values tested for personal data.
  public var sampleLimit = 200

  /// Settings with a limit of rows and the day of the scan, ISO 8601.
  public init(rowLimit: Int = 10_000, today: String?) {
    self.rowLimit = rowLimit
    self.today = today.flatMap { Moment(endOf: $0) }
  }
}
