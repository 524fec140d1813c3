import GroundworkModel

/// Namespaces and names of OpenLineage ↔ places of datasets.
enum OpenLineageNames {
  /// Where a dataset may stand, likeliest first: `postgres://db.example.com:5432` and `shop.public.orders` is table
  /// `public.orders` of database `shop` on that server.
  static func places(namespace: String, name: String) -> [KnownDatasets.Place] {
    let (scheme, authority) = parts(of: namespace)
    let words = name.split(separator: ".").map(String.init)
    guard !storages.contains(scheme) else {
      return [
        KnownDatasets.Place(
          technology: scheme, server: nil, database: authority.isEmpty ? scheme : authority,
          path: [name])
      ]
    }
    // Groundwork's own export calls a source without a server by its name.
    let inSource = KnownDatasets.Place(
      technology: scheme, server: nil, database: authority, path: words, isNamed: true)
    guard words.count > 1 else { return [inSource] }
    let onServer = KnownDatasets.Place(
      technology: scheme, server: authority.isEmpty ? nil : authority, database: words[0],
      path: Array(words.dropFirst()))
    return authority.contains(":") || authority.contains(".")
      ? [onServer, inSource] : [inSource, onServer]
  }

  /// Namespaces whose names are paths, in which a dot means nothing.
  private static let storages: Set = [
    "file", "s3", "s3a", "gs", "hdfs", "abfss", "wasbs", "dbfs", "kafka", "pubsub",
  ]

  private static func parts(of namespace: String) -> (scheme: String, authority: String) {
    guard let mark = namespace.firstRange(of: "://") else { return ("", namespace) }
    let rest = namespace[mark.upperBound...]
    return (String(namespace[..<mark.lowerBound]), String(rest.drop { $0 == "/" }))
  }

  /// The namespace and name of a dataset.
  static func names(of dataset: EntityID, in content: CatalogContent) -> (
    namespace: String, name: String
  ) {
    let segments = dataset.segments
    let source = segments.first ?? ""
    let inside = segments.dropFirst().joined(separator: ".")
    guard case .source(let system)? = content[EntityID(.source, path: [source])]?.details else {
      return (source, inside)
    }
    let technology = KnownDatasets.plain(system.technology)
    let parts = (system.location ?? "").split(separator: "/", omittingEmptySubsequences: false)
    if technology == "postgres", parts.count == 2, parts[0].contains(":"), !parts[1].isEmpty {
      return ("postgres://\(parts[0])", "\(parts[1]).\(inside)")
    }
    return ("\(technology)://\(source)", inside)
  }
}
