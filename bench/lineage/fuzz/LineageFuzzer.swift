/// What libFuzzer calls with bytes: the first chooses the dialect, the rest is SQL over two known tables.
///
/// Compiled together with the sources of `SQLLineage` by `scripts/fuzz-lineage`; a trap, a hang or more memory than
/// allowed is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLineage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 1 else { return 0 }
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let dialects = Dialect.all
  let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
  _ = SQLScript(text, dialects[Int(bytes[0]) % dialects.count]).lineage(in: schema)
  return 0
}

private let schema = SQLSchema([
  SQLSchema.Table(
    path: ["s", "t"], columns: ["a", "b", "c"], types: ["int", "text", "struct<x int>"]),
  SQLSchema.Table(path: ["u"], columns: ["a", "d"]),
])
