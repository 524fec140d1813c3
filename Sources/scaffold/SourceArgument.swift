import ArgumentParser
import Foundation
import GroundworkKit
import GroundworkModel

/// `--source`: an address, or a name, an equals sign and an address.
struct SourceArgument {
  let source: ProjectSettings.Source

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let isNamed =
      parts.count == 2 && parts[0].allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
    let location = isNamed ? parts[1] : text
    source = .init(name: isNamed ? parts[0] : Self.name(of: location), location: location)
    guard !Self.holdsPassword(location) else {
      throw ProjectSetupError.password(source: source.name)
    }
    guard location.contains(":") else {
      throw ValidationError(
        "`\(text)` is no address; write sqlite:PATH, csv:PATH or postgres://USER@HOST/DATABASE")
    }
  }

  /// The last part of the path, without its ending.
  private static func name(of location: String) -> String {
    let path = location.drop { $0 != ":" }.dropFirst().prefix { $0 != "?" }
    let last = path.split(separator: "/").last.map(String.init) ?? location
    return Slug.make(String(last.split(separator: ".").first ?? Substring(last)))
  }

  /// Whether something stands between the user's colon and the `@` that is not a `${NAME}`.
  private static func holdsPassword(_ location: String) -> Bool {
    guard let match = location.firstMatch(of: /\/\/[^\/@:]*:([^@\/]+)@/) else { return false }
    return match.1.wholeMatch(of: /\$\{[A-Za-z_][A-Za-z0-9_]*\}/) == nil
  }
}
