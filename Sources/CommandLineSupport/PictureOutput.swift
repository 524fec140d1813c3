public import ArgumentParser
public import Diagrams
import Foundation
public import GroundworkKit

/// Puts a picture where it was asked for.
public enum PictureOutput {
  /// Writes a picture to a file, or to standard output; says on standard error what was left out.
  public static func write(
    _ diagram: Diagram, as format: Drawing.Format, to path: String?
  ) throws {
    let data = try Drawing.data(diagram, as: format)
    if let path {
      try data.write(to: URL(filePath: path), options: .atomic)
      Terminal.say("wrote \(path): \(diagram.shown) of \(diagram.total) shown")
    } else if Terminal.isOutputTerminal, format == .png || format == .pdf {
      throw PictureOutputError.binaryToTerminal(format)
    } else {
      try FileHandle.standardOutput.write(contentsOf: data)
    }
  }
}

/// What keeps a picture from being written.
public enum PictureOutputError: Error, Hashable, Sendable {
  /// Bytes that are no text were about to go to a terminal.
  case binaryToTerminal(Drawing.Format)
}

extension PictureOutputError: CustomStringConvertible {
  /// What would have happened, and the remedy.
  public var description: String {
    switch self {
    case .binaryToTerminal(let format):
      "\(format.rawValue) is not text for a terminal\nhelp: name a file with `--out FILE.\(format.rawValue)`"
    }
  }
}

extension DiagramKind: ExpressibleByArgument {}
extension Drawing.Format: ExpressibleByArgument {}
