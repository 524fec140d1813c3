import Foundation
import GroundworkModel

/// A CSV file must have as many fields in every record as in its header (RFC 4180).
struct TableFile: Validator {
  let name = "csv-shape"
  let proof = Proof.parsed

  func covers(_ path: String) -> Bool { path.hasSuffix(".csv") }

  func validate(
    _ paths: [String], in tree: GeneratedTree, using toolbox: Toolbox
  ) throws -> ValidatorVerdict {
    let found = try paths.compactMap { path in
      Self.fault(in: try tree.text(path)).map { finding($0.words, in: path, line: $0.line) }
    }
    return .ran(tool: "own reader", findings: found)
  }

  /// The first record with another number of fields, or a quote that never closes.
  static func fault(in text: String) -> (words: String, line: Int)? {
    var (fields, width, line, start) = (1, 0, 1, 1)
    var isQuoted = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ","), !isQuoted { fields += 1 }
      guard byte == UInt8(ascii: "\n") else { continue }
      line += 1
      guard !isQuoted else { continue }
      if width == 0 { width = fields }
      if fields != width { return ("\(fields) fields where the header has \(width)", start) }
      (fields, start) = (1, line)
    }
    return isQuoted ? ("a quote that opens here never closes", start) : nil
  }
}
