import Foundation
import GroundworkKit
import Scanners

/// `--source`: an address, or a name, an equals sign and an address.
///
/// A path starts where the person stands; groundwork.yaml gets it as seen from the project folder.
struct SourceArgument {
  let source: ProjectSettings.Source
  /// The path that the address names, when nothing is there yet.
  let missing: String?

  init(_ text: String, from here: URL, to folder: URL, environment: [String: String]) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let isNamed =
      parts.count == 2 && parts[0].allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
    let typed = try SourceAddress(
      isNamed ? parts[1] : text, in: here, environment: environment)
    let address = typed.moved(from: here, to: folder)
    source = .init(
      name: isNamed ? parts[0] : address.suggestedName, location: address.connection)
    guard !address.holdsPassword else { throw ProjectSetupError.password(source: source.name) }
    missing = address.file(in: folder).flatMap { path in
      FileManager.default.fileExists(atPath: path) ? nil : path
    }
  }
}
