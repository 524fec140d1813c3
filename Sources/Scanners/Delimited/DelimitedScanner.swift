import Foundation
import GroundworkModel
import Profiling

/// Scans a CSV or TSV file, or all such files in a folder and the folders in it: one dataset per file.
final class DelimitedScanner: SourceScanner {
  static let technology = "csv"
  static let schemes = ["csv", "tsv"]
  static let readsFiles = true
  private static let endings: Set = ["csv", "tsv", "tab", "psv"]

  private let request: ScanRequest
  private let root: String
  private var files: [EntityID: DelimitedFile] = [:]

  static func recognises(path: String) -> Bool {
    endings.contains(URL(filePath: path).pathExtension.lowercased())
      ? FileManager.default.fileExists(atPath: path) : !found(in: path).isEmpty
  }

  init(_ request: ScanRequest) throws {
    self.request = request
    root = try request.path
    guard FileManager.default.fileExists(atPath: root) else {
      throw ScanError.missingFile(request.address.body)
    }
  }

  func inventory() throws -> ScanResult {
    var system = SourceSystem(technology: Self.technology)
    system.location = request.address.body
    system.connection = request.address.connection
    system.access = ["file"]
    var result = ScanResult(source: request.entity(system), datasets: [])
    for (segments, path) in places where request.scope.contains(segments) {
      let id = request.datasetID(segments)
      do {
        result.datasets.append(try dataset(segments, path))
      } catch ScanError.interrupted {
        throw ScanError.interrupted
      } catch {
        result.problems.append(.unreadable(id, "\(error)"))
      }
    }
    return result
  }

  func read(_ dataset: ScannedDataset, limit: Int, into profiler: inout DatasetProfiler) throws {
    guard let file = files[dataset.entity.id] else { return }
    let count = try DelimitedCount(file, into: profiler.batch) { batch, _ in
      try request.checkInterruption()
      batch = profiler.pass()
    }
    if dataset.dataset?.rowCount == nil { profiler.issues = count.issues(dataset.entity.id, file) }
  }

  private func dataset(_ segments: [String], _ path: String) throws -> ScannedDataset {
    var dataset = Dataset(kind: .file, source: request.source)
    dataset.schema = segments.count > 1 ? segments.dropLast().joined(separator: "/") : nil
    dataset.byteCount = FileStamp.byteCount(path)
    dataset.lastChanged = FileStamp.lastChanged(path)
    guard let file = try DelimitedFile(path: path) else {
      dataset.rowCount = 0
      return ScannedDataset(entity: request.entity(segments, dataset), columns: [])
    }
    dataset.file = .init(
      path: relative(path), delimiter: String(UnicodeScalar(file.layout.delimiter)),
      encoding: file.encoding.rawValue, hasHeader: file.layout.hasHeader)
    var head = DatasetProfiler(
      types: file.layout.names.map { _ in .text }, ProfileSettings(today: nil))
    let count = try count(file, dataset.byteCount ?? 0, head: &head)
    dataset.rowCount = count?.rows
    let entity = request.entity(segments, dataset)
    files[entity.id] = file
    return ScannedDataset(
      entity: entity, columns: columns(of: entity.id, file, head.summary()),
      issues: count?.issues(entity.id, file) ?? [])
  }

  /// Counts the rows of a file and shows the first to a profiler; nil when the file is large and all of its rows are to be
  /// read later anyway.
  private func count(_ file: DelimitedFile, _ size: Int, head: inout DatasetProfiler) throws
    -> DelimitedCount?
  {
    var batch = RowBatch(columns: file.layout.names.count)
    guard size <= Self.largeFile || !request.readsRows else {
      try file.read(into: &batch, atMost: 2) { head.add($0) }
      return nil
    }
    return try DelimitedCount(file, into: batch) { batch, row in
      try request.checkInterruption()
      if row < Self.typeRows { head.add(batch) }
    }
  }

  /// Bytes from which on a file is not read twice.
  private static let largeFile = 1 << 22

  /// Rows from which types are inferred when nobody asks for a profile.
  private static let typeRows = 2_000

  private func columns(of dataset: EntityID, _ file: DelimitedFile, _ head: DatasetSummary)
    -> [Entity]
  {
    zip(file.layout.names, head.columns).enumerated().map { index, pair in
      let column = Dataset.Column(
        dataset: dataset, position: index + 1, nativeType: "text",
        type: pair.1.inferred?.type ?? .text)
      return request.entity(pair.0, column)
    }
  }
}

extension DelimitedScanner {
  private static func found(in folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter {
      endings.contains(URL(filePath: $0).pathExtension.lowercased())
        && !FilePath.isFolder(folder + "/" + $0)
    }.sorted()
  }

  /// The files with the path segments of their datasets: folders, then the name without its ending, unless two differ
  /// in the ending only.
  private var places: [(segments: [String], path: String)] {
    let isFile = !FilePath.isFolder(root)
    let files = isFile ? [URL(filePath: root).lastPathComponent] : Self.found(in: root)
    var taken: Set<[String]> = []
    return files.map { file in
      let parts = file.split(separator: "/").map(String.init)
      let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
      let short = Array(parts.dropLast()) + [stem]
      let segments = taken.insert(short).inserted ? short : parts
      return (segments, isFile ? root : root + "/" + file)
    }
  }

  private func relative(_ path: String) -> String {
    path == root ? URL(filePath: path).lastPathComponent : String(path.dropFirst(root.count + 1))
  }
}
