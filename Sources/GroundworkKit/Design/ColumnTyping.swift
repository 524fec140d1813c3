import GroundworkModel

/// The type that a source column has from staging on, and how its texts are read.
struct ColumnTyping {
  let catalog: SourceCatalog
  /// What a KPI wants of the column's texts.
  var wanted: WarehouseType?

  /// The declared type; where the source declares text, what is wanted of it in the form its values have.
  ///
  /// Texts that merely look like numbers stay texts unless somebody wants numbers: `01234` may be a postal code.
  func type(of id: EntityID) -> WarehouseType {
    guard let column = catalog.column(id) else { return .text }
    let declared = WarehouseType(column.type, native: column.nativeType)
    guard declared == .text else {
      return wanted?.isTemporal == true && !declared.isTemporal ? wanted ?? declared : declared
    }
    let inferred = inferredType(of: column)
    guard let wanted else { return inferred?.isTemporal == true ? inferred ?? .text : .text }
    if let inferred, inferred.isTemporal == wanted.isTemporal, inferred != .text { return inferred }
    return wanted
  }

  private func inferredType(of column: Dataset.Column) -> WarehouseType? {
    guard let profile = column.profile, let type = profile.inferredType,
      (profile.inferredShare ?? 1) >= 0.95, !catalog.isStronglyTyped(column.dataset)
    else { return nil }
    return WarehouseType(type, native: "")
  }

  /// How texts are read, judged by the formats that the scan saw; by values where it recorded none.
  func reading(of id: EntityID, jurisdictions: [String]) -> TextReading {
    var reading = TextReading()
    reading.isDayFirst = !(jurisdictions.contains("US") && jurisdictions.count == 1)
    guard let profile = catalog.column(id)?.profile else { return reading }
    let formats = (profile.formats ?? []).map(\.value)
    let values =
      [profile.minimum, profile.maximum].compactMap(\.self) + profile.topValues.map(\.value)
    reading.hasDecimalComma = (formats.isEmpty ? values : formats)
      .contains { Self.isDecimalComma($0) }
    let firsts = values.compactMap { Self.leadingNumbers($0) }
    if firsts.contains(where: { $0.0 > 12 }) { reading.isDayFirst = true }
    if firsts.contains(where: { $0.1 > 12 }) { reading.isDayFirst = false }
    return reading
  }

  /// `12,5` and `1.826,61` but not `1,234` and `1,234.5`.
  private static func isDecimalComma(_ value: String) -> Bool {
    let parts = value.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].allSatisfy(\.isNumber), !parts[1].isEmpty else { return false }
    let isGrouped = parts[1].count == 3 && !parts[0].contains(".")
    return !isGrouped && parts[0].allSatisfy { $0.isNumber || "-. ".contains($0) }
  }

  /// Day and month of `03/14/2025` as they stand.
  private static func leadingNumbers(_ value: String) -> (Int, Int)? {
    let parts = value.prefix(10).split(separator: "/")
    guard parts.count == 3, let first = Int(parts[0]), let second = Int(parts[1]) else {
      return nil
    }
    return (first, second)
  }
}
