public import Profiling

/// Looks at one source in the outside world and says what is there, as model values.
///
/// A scanner is made for one request, used from one thread, and forgotten. It reads and never writes. To add a kind:
/// a folder with its scanner, a line in ``ScannerRegistry/kinds``, and a maker in the conformance suite of the tests.
public protocol SourceScanner: AnyObject, SendableMetatype {
  /// What the source runs on, as kept in `SourceSystem.technology`: `sqlite`.
  static var technology: String { get }
  /// The words before the colon of an address of this kind: `postgres`, `postgresql`.
  static var schemes: [String] { get }
  /// Whether the address names a file or folder.
  static var readsFiles: Bool { get }
  /// Whether a file or folder is of this kind, judged by its name and first bytes.
  static func recognises(path: String) -> Bool

  /// Opens the source, or throws a ``ScanError`` that says why it cannot be read.
  init(_ request: ScanRequest) throws

  /// Everything the source says about itself, without looking at rows.
  ///
  /// A table that cannot be read becomes a problem of the result and does not stop the rest.
  func inventory() throws -> ScanResult

  /// Shows rows of a dataset of ``inventory()`` to a profiler, the columns in order of position.
  ///
  /// - Parameter limit: the most rows to show of a database table; files are shown whole. Of a larger table they come
  ///   evenly from all of it, the same ones while it stays the same, and `DatasetProfiler.isSampled` tells so.
  /// - Throws: ``ScanError/interrupted`` as soon as `ScanRequest.isInterrupted` says so.
  func read(_ dataset: ScannedDataset, limit: Int, into profiler: inout DatasetProfiler) throws
}
