extension Resolver {
  /// `read_csv('path')` and the like: the files are a table. Nil for any other function.
  mutating func files(of call: NodeID) -> Relation? {
    guard tree[call].kind == .call,
      Self.readers.contains(names.spelling(tree[call].name).lowercased())
    else { return nil }
    let texts = tree.tokens[Int(tree[call].start)..<Int(tree[call].end)].filter { $0.kind == .text }
    guard let first = texts.first else { return nil }
    let path = tree.source.text(from: first.start + 1, to: first.end - 1)
    let table = catalog.table([path], []) { nil }
    if !sources.contains(table) { sources.append(table) }
    return relation(of: table, [names.exact(path)])
  }

  private static let readers: Set<String> = [
    "read_csv", "read_csv_auto", "read_parquet", "read_json", "read_json_auto", "read_ndjson",
    "read_files", "parquet_scan", "sniff_csv", "read_xlsx", "iceberg_scan", "delta_scan",
    "st_read", "s3", "url", "file", "hdfs", "openrowset", "gcs", "azureblobstorage",
  ]
}
