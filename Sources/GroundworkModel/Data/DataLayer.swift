/// Where in the flow a dataset stands, from where data is born to where figures are read.
///
/// Read from the id alone: what a pipeline makes stands in `warehouse.raw`, `warehouse.staging` or
/// `warehouse.marts`, where names begin with `dim_`, `fct_` or `kpi_` (`kpis` holds all figures); everything else is a source.
public enum DataLayer: String, CaseIterable, Codable, Sendable {
  case source, raw, staging, dimension, fact, mart, figure

  /// The layer of a dataset or column.
  public init(of id: EntityID) {
    let segments = id.path.split(separator: ".", maxSplits: 3)
    guard segments.count > 2, segments[0] == "warehouse" else {
      self = .source
      return
    }
    switch segments[1] {
    case "raw": self = .raw
    case "staging": self = .staging
    default: self = Self.mart(named: segments[2])
    }
  }

  private static func mart(named name: Substring) -> DataLayer {
    if name.hasPrefix("dim_") { return .dimension }
    if name.hasPrefix("fct_") { return .fact }
    return name.hasPrefix("kpi_") || name == "kpis" ? .figure : .mart
  }
}

extension DataLayer: Comparable {
  /// Upstream before downstream.
  public static func < (left: DataLayer, right: DataLayer) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
